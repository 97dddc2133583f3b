import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './refusal.ts';

/** The cache of what the server said. Refusals are final; only a missing answer is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && [0, 502, 503, 504].includes(problemOf(error).status),
    },
    mutations: { retry: false },
  },
});
