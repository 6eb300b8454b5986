import { useMemo } from 'react'
import type { RuleBook } from '#shared/complaint/rule-book.ts'
import { useStore } from './use-store.ts'

/** What this showroom has decided of its complaints; undefined while the first read runs. */
export function useRuleBook(): RuleBook | undefined {
  const store = useStore()
  return useMemo(() => store && { store }, [store])
}
