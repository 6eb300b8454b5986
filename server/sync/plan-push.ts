/**
 * What a run of mutations makes of the records they touch. Pure: everything that was read
 * comes in, everything to be written goes out.
 */
import type { KindMap } from '#shared/kinds.ts'
import type { Refusal } from '#shared/record/check-change.ts'
import type { Family } from '#shared/record/define-kind.ts'
import { isDeleted } from '#shared/record/record.ts'
import type { Stamp } from '#shared/record/stamp.ts'
import type { Captured } from '#shared/sync/captured.ts'
import { type Change, correctedTime, type Mutation } from '#shared/sync/change.ts'
import { captureTime, KNOWN_MS } from './capture-time.ts'
import { type Clamp, clampStamp, isAhead, startClamp } from './clamp-stamp.ts'
import { type Families, withWork } from './families.ts'
import { type AuthorCheck, gate, type Person } from './gate.ts'
import { mergeChange } from './merge-change.ts'
import { Past, type PastLine } from './past.ts'
import { keyOf, type RecordKey, type RecordState } from './record-state.ts'
import { stripErased, withoutCustomers } from './strip-erased.ts'

/** A mutation as it came; `mutation` is null when it does not parse. */
export type Arrival = {
  readonly n: number
  readonly hash: string
  readonly text: string
  /** The author as told, also when the rest does not parse. */
  readonly by: string | null
  readonly mutation: Mutation | null
  readonly refusal: Refusal | null
}

export type PlanInput = {
  readonly kinds: KindMap
  readonly scope: string
  readonly now: number
  readonly clampMs: number
  readonly clock: { off: number | null; boots: Readonly<Record<string, number>> }
  readonly arrivals: readonly Arrival[]
  readonly held: ReadonlyMap<RecordKey, RecordState>
  readonly purged: ReadonlySet<RecordKey>
  readonly people: ReadonlyMap<string, Person>
  readonly authorCheck: AuthorCheck
  /** What kinds asked to be judged by. */
  readonly families: Families
  /** Commit of the head at a seq, ms; undefined where it proves nothing. */
  readonly headAt: (seq: number) => number | undefined
  /** Enrolment of the device, ms. */
  readonly deviceAt: number
  /** The log about records with a clash. */
  readonly past: ReadonlyMap<RecordKey, readonly PastLine[]>
  /** Refused whatever they hold: a revoked device, a mutation the database choked on. */
  readonly parked: (n: number) => Refusal | undefined
  /** Times already known, for what comes out of quarantine. */
  readonly captured?: Captured
}

export type LogLine = {
  readonly n: number
  readonly i: number
  readonly hash: string
  readonly change: Change
  readonly sentStamp: Stamp | null
  readonly by: string | null
  readonly sv: number
  readonly captured: Captured
}

export type Parked = {
  readonly arrival: Arrival
  readonly refusal: Refusal
  readonly captured: Captured
  readonly byName: string | null
}

export type Plan = {
  /** Records to write, and whether their author's tablet holds exactly this [L4]. */
  readonly rows: readonly { readonly state: RecordState; readonly isExact: boolean }[]
  readonly log: readonly LogLine[]
  readonly parked: readonly Parked[]
  readonly restamped: readonly [n: number, i: number, stamp: Stamp][]
  readonly clampMs: number
  /** The log of these is needed: plan again with it. */
  readonly wanted: readonly RecordKey[]
}

type Work = { state: RecordState; isExact: boolean; isChanged: boolean }

export function planPush(input: PlanInput): Plan {
  const planner = new Planner(input)
  for (const arrival of input.arrivals) planner.take(arrival)
  return planner.plan()
}

/** Carries the state from mutation to mutation; each is taken whole or not at all [P5]. */
class Planner {
  readonly #input: PlanInput
  readonly #work = new Map<RecordKey, Work>()
  readonly #log: LogLine[] = []
  readonly #parked: Parked[] = []
  readonly #restamped: [number, number, Stamp][] = []
  readonly #wanted = new Set<RecordKey>()
  /** The log about records with a clash, with what this very run adds to it. */
  readonly #past: ReadonlyMap<RecordKey, Past>
  #clamp: Clamp

  constructor(input: PlanInput) {
    this.#input = input
    this.#clamp = startClamp(input.clampMs)
    this.#past = new Map([...input.past].map(([key, lines]) => [key, new Past(lines)]))
  }

  plan(): Plan {
    return {
      rows: [...this.#work.values()].filter((w) => w.isChanged),
      log: this.#log,
      parked: this.#parked,
      restamped: this.#restamped,
      clampMs: this.#clamp.ms,
      wanted: [...this.#wanted],
    }
  }

  take(sent: Arrival): void {
    const { arrival, stripped } = stripErased(sent, (key) => this.#stateOf(key))
    const { mutation } = arrival
    const captured = this.#capturedOf(mutation)
    const refusal = arrival.refusal ?? this.#input.parked(arrival.n) ?? this.#gate(arrival)
    if (refusal || !mutation) {
      this.#park(arrival, refusal ?? { code: 'internal', detail: 'unread' }, captured)
      return
    }
    const before = this.#clamp
    const work = new Map<RecordKey, Work>()
    const lines: LogLine[] = []
    try {
      mutation.changes.forEach((change, i) => {
        lines.push(this.#apply(work, arrival, mutation, change, i, captured))
        if (stripped.has(i)) tellAgain(work, keyOf(change))
      })
    } catch (error) {
      // Whatever is wrong with it, those behind it go on.
      this.#clamp = before
      this.#park(arrival, { code: 'internal', detail: String(error) }, captured)
      return
    }
    for (const [key, one] of work) this.#work.set(key, one)
    for (const line of lines) {
      this.#log.push(line)
      if (line.sentStamp) this.#restamped.push([line.n, line.i, line.change.stamp])
    }
  }

  #apply(
    work: Map<RecordKey, Work>,
    { n, hash }: Arrival,
    { by, sv, at }: Mutation,
    sent: Change,
    i: number,
    captured: Captured,
  ): LogLine {
    const key = keyOf(sent)
    const before = work.get(key) ?? this.#work.get(key)
    const held = before?.state ?? this.#input.held.get(key)
    const change = this.#inTime(sent, held, key)
    const isClamped = change !== sent
    work.set(key, this.#merge(change, { before, held, isClamped, by, sv, at, captured }))
    const sentStamp = isClamped ? sent.stamp : null
    this.#past
      .get(key)
      ?.add({ stamp: change.stamp, sentStamp, by, fields: Object.keys(change.set) })
    return { n, i, hash, change, sentStamp, by, sv, captured }
  }

  #merge(
    change: Change,
    context: {
      before: Work | undefined
      held: RecordState | undefined
      isClamped: boolean
      by: string | null
      sv: number
      at: Mutation['at']
      captured: Captured
    },
  ): Work {
    const { before, held, isClamped, by, sv, at, captured } = context
    if (!held) {
      const state = newState(change, { by, sv, captured, now: this.#input.now })
      const isTimeKnown = Math.abs(captured[0] - correctedTime(at)) <= KNOWN_MS
      return { state, isExact: !isClamped && isTimeKnown, isChanged: true }
    }
    const isSettled = this.#input.kinds.get(change.kind)?.append
    if (isSettled) return before ?? { state: held, isExact: true, isChanged: false }
    const key = keyOf(change)
    const merged = mergeChange(held, change, by, this.#past.get(key))
    if (merged.needsPast) this.#wanted.add(key)
    const isChanged = merged.state !== held
    return {
      state: isChanged ? this.#settle(merged.state, sv) : held,
      isExact: (before?.isExact ?? true) && merged.isExact && !isClamped,
      isChanged: (before?.isChanged ?? false) || isChanged,
    }
  }

  #settle(state: RecordState, sv: number): RecordState {
    const deletedAt = isDeleted(state) ? (state.deletedAt ?? this.#input.now) : null
    return { ...state, sv: Math.max(state.sv, sv), deletedAt }
  }

  /** The change, with its stamp rewritten when it comes from the future [T1]. */
  #inTime(change: Change, held: RecordState | undefined, key: RecordKey): Change {
    const { now } = this.#input
    if (!isAhead(change.stamp, now)) return change
    if (held) {
      const past = this.#past.get(key)
      if (!past) this.#wanted.add(key)
      const known = past?.rewriteOf(change.stamp)
      if (known) return { ...change, stamp: known }
    }
    const { stamp, clamp } = clampStamp(this.#clamp, change, held, now)
    this.#clamp = clamp
    return { ...change, stamp }
  }

  #gate({ mutation, text }: Arrival): Refusal | null {
    if (!mutation) return null
    const { kinds, scope, authorCheck, people, purged, families } = this.#input
    const find = (key: RecordKey) => this.#stateOf(key)
    const family = (asked: Family) => {
      const read = families.get(keyOf(asked.parent))
      const work = [...this.#work.values()].map(({ state }) => state)
      return read ? withWork(read, asked, work) : null
    }
    const known = { kinds, scope, authorCheck, people, purged, held: find, family }
    try {
      return gate(known, mutation, text)
    } catch (error) {
      return { code: 'internal', detail: String(error) }
    }
  }

  #stateOf(key: RecordKey): RecordState | undefined {
    return this.#work.get(key)?.state ?? this.#input.held.get(key)
  }

  #park(given: Arrival, refusal: Refusal, captured: Captured): void {
    const arrival = refusal.code === 'purged' ? withoutCustomers(given) : given
    const { by } = arrival
    const byName = by === null ? null : (this.#input.people.get(by)?.name ?? null)
    this.#parked.push({ arrival, refusal, captured, byName })
  }

  #capturedOf(mutation: Mutation | null): Captured {
    const { now, clock, deviceAt, headAt, captured } = this.#input
    if (captured) return captured
    if (!mutation) return [now, Math.min(deviceAt, now), now]
    const { at } = mutation
    const seenAt = at.seq === null ? undefined : headAt(at.seq)
    return captureTime(at, { clock, now, notBefore: seenAt ?? deviceAt })
  }
}

/** Its author's tablet shows what was dropped: it is sent the record anew [X3]. */
function tellAgain(work: Map<RecordKey, Work>, key: RecordKey): void {
  const one = work.get(key)
  if (one) work.set(key, { ...one, isExact: false, isChanged: true })
}

function newState(
  { kind, id, set, stamp }: Change,
  made: { by: string | null; sv: number; captured: Captured; now: number },
): RecordState {
  const { by, sv, captured, now } = made
  return {
    kind,
    id,
    seq: 0,
    sv,
    body: set,
    stamp,
    also: null,
    by,
    captured,
    deletedAt: set._deleted === true ? now : null,
    origin: null,
    repairedAt: null,
  }
}
