import type { ScopeRow } from '#client/sync/rows.ts'
import { useDevice } from './use-device.ts'
import { useLive } from './use-live.ts'

export type Download = {
  /** Records on this device so far. */
  readonly rows: number
  /** `usable`: what is open and newest is here [B1]; `done`: all of it. */
  readonly state: 'waiting' | 'usable' | 'done'
}

/** How far the first download of an enrolled device is; undefined while the first read runs. */
export function useDownload(): Download | undefined {
  const scopes = useDevice()?.scopes ?? []
  return useLive(
    async (db) => {
      const found = await db.scopes.bulkGet([...scopes])
      const rows = await db.records.count()
      return { rows, state: stateOf(found) }
    },
    [scopes.join(' ')],
  )
}

function stateOf(scopes: readonly (ScopeRow | undefined)[]): Download['state'] {
  if (scopes.every((scope) => scope?.bootstrapped)) return 'done'
  const hasFirstPage = (scope: ScopeRow | undefined) =>
    scope?.bootstrapped === true || (scope?.snapshot?.after ?? null) !== null
  return scopes.every(hasFirstPage) ? 'usable' : 'waiting'
}
