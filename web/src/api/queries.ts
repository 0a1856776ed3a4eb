import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // What the browser believes about the network says nothing about a server in the same house, and a change
      // that cannot be made is said at once rather than held back in silence.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        // Pushes keep what is on screen current; see live/.
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, fault) => failures < 2 && isPassing(fault),
      },
    },
  });
}

function isPassing(fault: Error): boolean {
  return fault instanceof ApiProblem && (fault.status === 0 || fault.status >= 500);
}
