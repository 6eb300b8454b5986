import { useMemo } from 'react'
import type { RuleBook } from '#shared/complaint/rule-book.ts'
import { levelTable } from '#shared/levels/level-table.ts'
import { useAll } from './use-records.ts'
import { useStore } from './use-store.ts'

/** What this showroom has decided of its complaints; undefined while the first read runs. */
export function useRuleBook(): RuleBook | undefined {
  const store = useStore()
  const tables = useAll(levelTable)
  return useMemo(() => store && { store, tables }, [store, tables])
}
