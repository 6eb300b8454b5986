/**
 * A session that ends over something half typed: the page waits out of sight for the same person
 * to come back. Without anything typed, or with anybody else, nothing of it stays.
 */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hasOpenForm } from '#client/ui/open-forms.ts'
import type { Me } from '#shared/office/session-protocol.ts'
import { ME_KEY } from './use-session.ts'

const KEPT_KEY = ['kept'] as const
/** For fetching a phone; what was on the page is not kept for a lunch. */
const KEPT_MS = 10 * 60_000

/** The first answer that says so counts: of what comes after it nothing is shown any more. */
export function endSession(client: QueryClient): void {
  if (client.getQueryData(ME_KEY) === null) return
  const me = client.getQueryData<Me>(ME_KEY)
  if (me && hasOpenForm()) client.setQueryData(KEPT_KEY, me)
  else forgetPages(client)
  client.setQueryData(ME_KEY, null)
}

export function useKeptPage() {
  const client = useQueryClient()
  const { data: kept = null } = useQuery<Me | null>({
    ...{ queryKey: KEPT_KEY, queryFn: () => null, enabled: false },
  })
  useEffect(() => {
    if (!kept) return
    const timer = setTimeout(() => {
      forgetPages(client)
      client.setQueryData(KEPT_KEY, null)
    }, KEPT_MS)
    return () => clearTimeout(timer)
  }, [client, kept])
  return {
    kept,
    /** Somebody is in: what was another's is forgotten before anything is shown. */
    settle(me: Me | null) {
      if (kept && kept.personId !== me?.personId) forgetPages(client)
      client.setQueryData(KEPT_KEY, null)
    },
  }
}

function forgetPages(client: QueryClient): void {
  const own: readonly unknown[] = [ME_KEY[0], KEPT_KEY[0]]
  client.removeQueries({ predicate: ({ queryKey }) => !own.includes(queryKey[0]) })
}
