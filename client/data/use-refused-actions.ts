import { useMemo } from 'react'
import { kindMap } from '#shared/kinds.ts'
import { authorNow } from './author-now.ts'
import { useData } from './data-context.ts'
import { pageSaveDeps } from './page-save-deps.ts'
import { discardRefused, resendRefused, undoDiscard } from './refused.ts'
import type { SaveResult } from './save.ts'

/** By `order` of the refused mutation. */
export type RefusedActions = {
  resend(order: number): Promise<SaveResult>
  discard(order: number): Promise<void>
  undoDiscard(order: number): Promise<void>
}

export function useRefusedActions(): RefusedActions {
  const { db, enrolment } = useData()
  return useMemo(
    () => ({
      async resend(order) {
        const author = await authorNow(db, enrolment)
        if (!author || !enrolment) {
          return { type: 'refused', refusal: { code: 'unknown_author', detail: '' } }
        }
        const deps = { ...pageSaveDeps(db, enrolment), kinds: kindMap }
        const result = await resendRefused(deps, author, order)
        return result
      },
      discard: (order) => discardRefused(db, order),
      undoDiscard: (order) => undoDiscard(db, order),
    }),
    [db, enrolment],
  )
}
