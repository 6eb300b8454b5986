/**
 * A tablet that was there all the time and sends only now: the real protocol over real HTTP,
 * so the demo shows what any tablet's two weeks without network would look like.
 */
import { CLOCK_START, nextStamp, type Stamp } from '#shared/record/stamp.ts'
import {
  PROTOCOL,
  type PushRequest,
  pushReplySchema,
  SCHEMA,
} from '#shared/sync/protocol.ts'
import { chainHash } from '../sync/mutation-chain.ts'
import type { DemoEntry } from './demo-entry.ts'
import type { Random } from './random.ts'

const BATCH = 200
const BOOT = 'demo'
const NODE = 'demo00'

export type DemoTablet = {
  /** Where the server listens, without a slash at the end. */
  readonly origin: string
  readonly credential: string
  readonly scope: string
}

type PushOptions = {
  readonly now: number
  readonly random: Random
  /** Of the app. */
  readonly version?: string
  /** How many of them the server is to refuse. */
  readonly refused?: number
}

/** Throws when the server does not take every other one of them. */
export async function pushEntries(
  tablet: DemoTablet,
  entries: readonly DemoEntry[],
  { now, random, version = 'demo', refused = 0 }: PushOptions,
): Promise<void> {
  const ordered = [...entries].sort((a, b) => a.at - b.at)
  const bootedAt = (ordered[0]?.at ?? now) - 60_000
  const mutations = toMutations(ordered, bootedAt)
  const client = random.uuid()
  let left = refused
  let sent = { n: 0, hash: '' }
  let known: Pick<PushRequest, 'epoch' | 'seen'> = { epoch: null, seen: null }
  for (let i = 0; i < mutations.length; i += BATCH) {
    const batch = mutations.slice(i, i + BATCH)
    const last = batch.reduce((hash, m) => chainHash(hash, JSON.stringify(m)), sent.hash)
    const reply = await push(tablet, {
      ...{ v: PROTOCOL, scope: tablet.scope, client, ...known, ackN: sent.n },
      ...{ schema: SCHEMA, app: version, pulledTo: null, cursor: null },
      clock: { wall: now, off: 0, boots: { [BOOT]: now - bootedAt } },
      ...{ first: sent.n + 1, prev: sent.hash, last, mutations: batch },
    })
    sent = { n: sent.n + batch.length, hash: last }
    left -= reply.refused.length
    if (reply.lastN !== sent.n || reply.lastH !== last || left < 0) {
      throw new Error(`The demo data was not taken: ${JSON.stringify(reply.refused)}`)
    }
    known = { epoch: reply.epoch, seen: reply.head }
  }
}

function toMutations(
  entries: readonly DemoEntry[],
  bootedAt: number,
): PushRequest['mutations'] {
  let clock = CLOCK_START
  const held = new Map<string, Record<string, Stamp>>()
  return entries.map(({ at: wall, by, drafts }) => {
    const next = nextStamp(clock, wall, NODE)
    clock = next.clock
    return {
      by,
      sv: SCHEMA,
      at: { wall, start: bootedAt, boot: BOOT, off: 0, seq: null },
      changes: drafts.map((draft) => ({
        ...draft,
        stamp: next.stamp,
        ...baseOf(held, draft, next.stamp),
      })),
    }
  })
}

/** What the tablet saw on the fields it edits: without it the edit would count as a clash. */
function baseOf(
  held: Map<string, Record<string, Stamp>>,
  { kind, id, set }: DemoEntry['drafts'][number],
  stamp: Stamp,
): { base?: Record<string, Stamp> } {
  const key = `${kind}/${id}`
  const before = held.get(key)
  const fields = Object.keys(set)
  held.set(key, { ...before, ...Object.fromEntries(fields.map((f) => [f, stamp])) })
  if (!before) return {}
  const seen = fields.filter((f) => Object.hasOwn(before, f))
  return { base: Object.fromEntries(seen.map((f) => [f, before[f] as Stamp])) }
}

async function push({ origin, credential }: DemoTablet, request: PushRequest) {
  const response = await fetch(`${origin}/sync/v1/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${credential}` },
    body: JSON.stringify(request),
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`push: ${response.status} ${JSON.stringify(body)}`)
  return pushReplySchema.parse(body)
}
