/** What the made-up group sells and lets people drive. */
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { type OwnDraft, writeOwn } from '../sync/write-own.ts'
import { MODELS } from './demo-rows.ts'

const SERIES = { 'M1 轎車': 'M1', 'M2 SUV': 'M2', 'M3 電動': 'M3', 'M5 MPV': 'M5' } as const
const DAY = 24 * 3_600_000

/** Ids begin with the store's, so that two demos in one group do not meet. */
export async function demoCars(
  deps: IdentityDeps,
  { tenantId, storeId, now }: { tenantId: string; storeId: string; now: number },
): Promise<void> {
  const day = (days: number) => new Date(now + days * DAY).toISOString().slice(0, 10)
  const idOf = (at: number) => `${storeId.slice(0, -4)}${String(1000 + at)}`
  const names = Object.keys(MODELS) as (keyof typeof SERIES)[]
  const models = names.map(
    (name, at): OwnDraft => ({
      ...{ kind: 'carModel', id: idOf(at), isNew: true },
      set: { name, series: SERIES[name], onSale: true },
    }),
  )
  const old: OwnDraft = {
    ...{ kind: 'carModel', id: idOf(8), isNew: true },
    set: { name: 'M4 旅行車', series: 'M4', onSale: false },
  }
  const cars = names.slice(0, 3).map(
    (_, at): OwnDraft => ({
      ...{ kind: 'testCar', id: idOf(100 + at), isNew: true },
      set: {
        ...{ plate: `示A·T00${at + 1}`, modelId: idOf(at), storeId },
        ...{ insuredUntil: day(at === 2 ? -3 : 90 + at * 40), inService: at !== 1 },
      },
    }),
  )
  const context = { tenantId, scope: 'org', by: null }
  await writeOwn(deps, context, [...models, old, ...cars])
}
