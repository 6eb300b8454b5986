/**
 * One random life of a few tablets and a server that forgets: lost requests and replies, late
 * repeats, clocks days off, silent restores, a cloned and a destroyed tablet, tablets that
 * restart in the middle. The port of sync.md appendix A to the real client.
 */

import type { Transport } from '#client/sync/transport.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { stampOf } from '#shared/record/record.ts'
import type { RecordRow } from '#shared/sync/protocol.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { makeTablet, seeded, type Tablet } from '#tests/support/tablet.ts'
import { type Exchange, ScriptedServer } from './scripted-server.ts'

const STORE = '11111111-1111-4111-8111-111111111111'
const DAY_MS = 86_400_000

export type FaultReport = {
  readonly settled: boolean
  /** Tablets whose view differs from the server's. */
  readonly diverged: readonly string[]
  /** Captured, or seen, on a surviving tablet and nowhere now. */
  readonly lost: readonly string[]
  /** Fields whose stamp went back behind one a survivor had seen. */
  readonly wentBack: readonly string[]
  readonly restores: number
}

type Known = {
  /** Ids of events captured or seen. */
  readonly ever: Set<string>
  /** Greatest stamp seen from the server, by field. */
  readonly stamps: Map<string, string>
}

type Actor = Known & {
  tablet: Tablet
  readonly name: string
  readonly writes: boolean
  readonly skew: number
}

export type FaultPlan = { readonly seed: number; readonly steps?: number }

export async function faultRun({ seed, steps = 250 }: FaultPlan): Promise<FaultReport> {
  const random = seeded(seed)
  const below = (n: number) => Math.floor(random() * n)
  let now = Date.parse('2026-11-23T02:00:00Z')
  let isClean = false
  let names = 0
  let restores = 0
  let clones = 0
  let deaths = 0
  let backup: ReturnType<ScriptedServer['backup']> | null = null
  const late: Exchange[] = []
  const server = new ScriptedServer(() => now)
  server.fate = (exchange) => {
    if (isClean) return undefined
    if (exchange.verb === 'push' && random() < 0.1) late.push(exchange)
    if (exchange.verb === 'push' && random() < 0.1) server.replay(exchange)
    if (random() < 0.15) return 'lose request'
    return random() < 0.15 ? 'lose reply' : undefined
  }

  async function newActor(writes: boolean): Promise<Actor> {
    const skew = Math.round((random() - 0.5) * (random() < 0.3 ? 8 * DAY_MS : 4000))
    const name = `t${++names}`
    const known = { ever: new Set<string>(), stamps: new Map<string, string>() }
    const tablet = await makeTablet(optionsOf(skew, known))
    return { tablet, name, writes, skew, ...known }
  }
  function optionsOf(skew: number, known: Known) {
    return {
      clock: { now: () => now + skew, mono: () => now },
      storeId: STORE,
      seed: below(2 ** 31),
      transport: watched(server, known),
      limits: { batch: 1 + below(4), page: 4, firstPage: 3 },
    }
  }

  let actors: Actor[] = []
  for (let i = 0; i < 5; i++) actors.push(await newActor(i < 3))

  async function write({ tablet, ever }: Actor): Promise<void> {
    const id = `r${below(6)}`
    if (random() < 0.5) {
      const undo = `e${++names}`
      ever.add(undo)
      await tablet.create(visitUndo, { day: '2026-11-23', visitId: id }, { id: undo })
      return
    }
    const value = `v${++names}`
    const fields = [
      { consultantId: value },
      { lateReason: value },
      { day: shiftDay('2026-11-23', below(3)) },
    ]
    const made = await tablet.edit(visit, id, fields[below(3)] ?? {})
    if (made.type === 'refused') {
      await tablet.create(visit, { ...VISIT, consultantId: value }, { id })
    }
  }

  for (let step = 0; step < steps; step++) {
    now += 1000 + below(60_000)
    const actor = actors[below(actors.length)] as Actor
    const dice = random()
    if (dice < 0.42) {
      if (actor.writes) await write(actor)
    } else if (dice < 0.92) {
      await actor.tablet.syncOnce()
    } else if (dice < 0.935 && late.length > 0) {
      server.replay(late.splice(below(late.length), 1)[0] as Exchange)
    } else if (dice < 0.95) {
      actor.tablet = await actor.tablet.restart({ seed: below(2 ** 31) })
    } else if (dice < 0.965) backup = server.backup()
    else if (dice < 0.975 && backup && restores < 2) {
      server.restore(backup)
      restores += 1
    } else if (dice < 0.985 && clones < 1) {
      clones += 1
      const twin = { ever: new Set(actor.ever), stamps: new Map(actor.stamps) }
      const tablet = await actor.tablet.cloneInto(optionsOf(actor.skew, twin))
      actors.push({ ...actor, ...twin, tablet, name: `${actor.name}'` })
    } else if (dice < 0.99 && deaths < 1) {
      deaths += 1
      const dead = actors.find((a) => a.writes) as Actor
      dead.tablet.close()
      actors = [...actors.filter((a) => a !== dead), await newActor(true)]
    }
  }

  isClean = true
  now += 10 * DAY_MS
  let settled = false
  for (let round = 0; round < 60 && !settled; round++) {
    for (const { tablet } of actors) await tablet.syncOnce()
    settled = true
    for (const { tablet } of actors) {
      const row = await tablet.scopeRow()
      settled &&= (await tablet.isSettled()) && row?.cursor === server.state.seq
    }
  }
  const truth = canon(server.view())
  const diverged: string[] = []
  const lost: string[] = []
  const wentBack: string[] = []
  for (const { tablet, name, ever, stamps } of actors) {
    if (canon(await tablet.view()) !== truth) diverged.push(name)
    for (const id of ever)
      if (!server.view().has(`visitUndo/${id}`)) lost.push(`${name} ${id}`)
    for (const [key, stamp] of stamps) {
      const [kind, id, field] = key.split('/') as [string, string, string]
      const row = server.view().get(`${kind}/${id}`)
      if (!row || (stampOf(row, field) ?? '') < stamp) wentBack.push(`${name} ${key}`)
    }
    tablet.close()
  }
  return { settled, diverged, lost, wentBack, restores }
}

/** The server as a tablet knows it: remembers every row that reached the tablet. */
function watched(server: Transport, known: Known): Transport {
  const note = <T extends object>(reply: T): T => {
    const page = 'page' in reply ? (reply.page as { rows: RecordRow[] } | undefined) : null
    const rows = page?.rows ?? ('rows' in reply ? (reply.rows as RecordRow[]) : [])
    for (const row of rows) {
      if (row.kind === 'visitUndo') known.ever.add(row.id)
      for (const field of Object.keys(row.body)) {
        const stamp = stampOf(row, field) as string
        const key = `${row.kind}/${row.id}/${field}`
        if (stamp > (known.stamps.get(key) ?? '')) known.stamps.set(key, stamp)
      }
    }
    return reply
  }
  return {
    push: async (request) => note(await server.push(request)),
    pull: async (request) => note(await server.pull(request)),
    snapshot: async (request) => note(await server.snapshot(request)),
    repair: async (request) => note(await server.repair(request)),
  }
}

const VISIT = {
  day: '2026-11-23',
  arriveAt: 1,
  headcount: 1,
  visitKind: 'new_car',
  visitOrder: 'first',
  byAppointment: false,
}

export function canon(view: ReadonlyMap<string, RecordRow>): string {
  const rows = [...view].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(
    rows.map(([key, row]) => [
      key,
      Object.keys(row.body)
        .sort()
        .map((f) => [f, row.body[f], stampOf(row, f)]),
    ]),
  )
}
