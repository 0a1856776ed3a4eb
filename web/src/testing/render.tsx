import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { vi } from 'vitest';
import '@/i18n';
import { sessionQuery } from '@/api/session';
import type { Session } from '@/api/types';
import { theme } from '@/kit/theme/theme';
import { makeRouter } from '@/routes';

type Answer = { status?: number; body?: unknown } | Promise<never>;
type Answers = Record<string, unknown | ((sent: { body: unknown; search: URLSearchParams; headers: Headers }) => Answer)>;

export const ines: Session = {
  user: {
    id: 'a1',
    name: 'Ines Okafor',
    email: 'ines@halden.example',
    role: 'admin',
    ticket_access: 'all',
    permissions: [],
    teams: [],
  },
  workspace: { id: 'w1', name: 'Halden Cycles', slug: 'halden' },
  csrf_token: 'token',
};

/** The whole app at an address, over a server that gives these answers: "GET /tickets": {data: […]}. */
export function renderApp(address: string, answers: Answers, session: Session = ines) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(sessionQuery.queryKey, session);
  vi.stubGlobal('fetch', serve({ 'GET /agents': noRows, 'GET /teams': noRows, 'GET /ticket-fields': noRows, 'GET /time/running': { running: null }, ...answers }));
  const router = makeRouter(cache);
  router.update({ ...router.options, context: { cache }, history: createMemoryHistory({ initialEntries: [address] }) });
  const app = render(
    <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...app, router, cache };
}

export const noRows = { data: [], next: null };

/** An answer that never comes: for the loading face. */
export const never = () => new Promise<never>(() => {});

export const refuse = (status: number, problem: object) => () => ({ status, body: { status, ...problem } });

function serve(answers: Answers) {
  return async (address: string, init?: RequestInit): Promise<Response> => {
    const url = new URL(address, 'http://desk.example');
    const name = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`;
    const answer = answers[name];
    if (answer === undefined) return respond({ status: 404, body: { code: 'not_found' } });
    if (typeof answer !== 'function') return respond({ body: answer });
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    return respond(await answer({ body, search: url.searchParams, headers: new Headers(init?.headers) }));
  };
}

function respond({ status = 200, body }: { status?: number; body?: unknown }): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status });
}
