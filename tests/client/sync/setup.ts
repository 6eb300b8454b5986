/** Tablets of one store on a scripted server and a clock that is wound by hand. */
import type { Fields } from '#shared/record/record.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { makeTablet, type Tablet, type TabletOptions } from '#tests/support/tablet.ts'
import { ScriptedServer } from './scripted-server.ts'

export const STORE = '11111111-1111-4111-8111-111111111111'
export const SCOPE = `store:${STORE}`
export const DAY = '2026-11-23'
export const START = Date.parse('2026-11-23T02:00:00Z')

/** A visit as the door counts one. */
export const VISIT = {
  day: DAY,
  arriveAt: START,
  headcount: 1,
  visitKind: 'new_car',
  visitOrder: 'first',
  byAppointment: false,
}

export type Stage = {
  readonly server: ScriptedServer
  readonly time: { now: number }
  /** `skew`: how far the tablet's wall clock is ahead, ms. */
  tablet(options?: Partial<TabletOptions> & { skew?: number }): Promise<Tablet>
}

export function setup(): Stage {
  const time = { now: START }
  const server = new ScriptedServer(() => time.now)
  let seed = 0
  return {
    server,
    time,
    tablet({ skew = 0, ...options } = {}) {
      seed += 1
      return makeTablet({
        clock: { now: () => time.now + skew, mono: () => time.now },
        storeId: STORE,
        seed,
        transport: server,
        ...options,
      })
    },
  }
}

/** A visit as the server holds it, written by somebody else `ms` after the start. */
export function visitRow(id: string, set: Fields = {}, ms = 0): RecordRow {
  const stamp = `${(START + ms).toString(16).padStart(12, '0')}0000-others`
  const body = { ...VISIT, ...set }
  return { kind: 'visit', id, sv: 1, body, stamp, by: null, captured: null }
}

/** The bodies a person sees, by id. */
export async function bodies(tablet: Tablet): Promise<Record<string, Fields>> {
  const view = await tablet.view()
  return Object.fromEntries([...view.values()].map(({ id, body }) => [id, body]))
}

export async function idsIn(tablet: Tablet): Promise<string[]> {
  return Object.keys(await bodies(tablet)).sort()
}
