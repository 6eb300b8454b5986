import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemCode } from './office-problem.ts'
import { endSession } from './use-kept-page.ts'

const FRESH_MS = 15_000

/** Asked again when it may help, and never kept past the session: 401 ends what is shown. */
export function newQueryClient(): QueryClient {
  const handleError = (error: unknown) => {
    if (problemCode(error) === 'signed_out') endSession(client)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: handleError }),
    mutationCache: new MutationCache({ onError: handleError }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // Straight to the network: what the browser believes of it is often wrong.
        networkMode: 'always',
        retry: (count, error) => mayPass(error) && count < 1,
        retryDelay: 1_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** Fresh proof changes the cookie: what was on its way with the old one asks once more. */
function mayPass(error: unknown): boolean {
  const code = problemCode(error)
  return code === 'unreachable' || code === 'signed_out'
}
