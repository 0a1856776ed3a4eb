import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { makeQueryClient } from './api/queries';
import { theme, themeKeeper } from './kit/theme/theme';
import { makeRouter } from './routes';

const cache = makeQueryClient();
const router = makeRouter(cache);

/** Mantine writes no style elements, so that the content policy needs no exception for them. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={themeKeeper}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
