/**
 * A tiny client that speaks the protocol: it numbers, chains and remembers heads, and
 * nothing more. The fault model drives the real one.
 */
import { randomUUID } from 'node:crypto'
import type { Answer } from '#server/sync/answer.ts'
import { chainHash } from '#server/sync/mutation-chain.ts'
import { pull } from '#server/sync/pull.ts'
import { push } from '#server/sync/push.ts'
import { repair } from '#server/sync/repair.ts'
import { snapshot } from '#server/sync/snapshot.ts'
import type { SyncActor } from '#server/sync/sync-actor.ts'
import type { Fields } from '#shared/record/record.ts'
import { formatStamp } from '#shared/record/stamp.ts'
import type { Capture, Change, Mutation } from '#shared/sync/change.ts'
import type {
  Head,
  PullReply,
  PushReply,
  RecordRow,
  RepairReply,
  SyncError,
} from '#shared/sync/protocol.ts'
import { visitBody } from './bodies.ts'
import { START, type World } from './scenario.ts'

type Sent = { readonly n: number; readonly mutation: unknown; readonly hash: string }
type Extra = Record<string, unknown>
export type Row = RecordRow

let nodes = 0

/** A client as the protocol sees one. Its clock is the server's unless `skew` says else. */
export class Tablet {
  readonly world: World
  readonly actor: SyncActor
  client: string = randomUUID()
  node = (++nodes).toString(36).padStart(6, '0')
  epoch: string | null = null
  seen: Head | null = null
  ackN = 0
  cursor: number | null = null
  skew = 0
  off: number | null = 0
  by: string | null = null
  boot = 'boot-1'
  sent: Sent[] = []
  scope: string
  #counter = 0

  constructor(world: World, actor: SyncActor) {
    this.world = world
    this.actor = actor
    this.scope = world.scope
  }

  get wall(): number {
    return this.world.deps.now() + this.skew
  }

  stamp(): string {
    return formatStamp(
      { ms: this.wall + (this.off ?? 0), counter: this.#counter++ },
      this.node,
    )
  }

  capture(): Capture {
    const { wall, off, boot } = this
    return { wall, start: START, boot, off, seq: this.seen?.seq ?? null }
  }

  /** Adds one mutation to what is to be sent. */
  write(...changes: (Omit<Change, 'stamp'> & { stamp?: string })[]): Sent {
    const stamped = changes.map((change) => ({ stamp: this.stamp(), ...change }))
    const mutation: Mutation = { by: this.by, sv: 1, at: this.capture(), changes: stamped }
    return this.add(mutation)
  }

  add(mutation: unknown): Sent {
    const hash = chainHash(this.sent.at(-1)?.hash ?? '', JSON.stringify(mutation))
    const sent = { n: this.sent.length + 1, mutation, hash }
    this.sent.push(sent)
    return sent
  }

  /** A new visit of `people` by the door, as one mutation. */
  visit(extra: Fields = {}, id: string = randomUUID()): string {
    this.write({
      kind: 'visit',
      id,
      set: { ...visitBody(this.wall), ...extra },
      isNew: true,
    })
    return id
  }

  envelope(): Extra {
    const { scope, client, epoch, seen, ackN } = this
    return { v: 1, scope, client, epoch, seen, ackN, schema: 1, app: 'test' }
  }

  /** Mutations `from`..`to`, both included. */
  pushBody(from = this.ackN + 1, to = this.sent.length, extra: Extra = {}): Extra {
    return {
      ...this.envelope(),
      clock: {
        wall: this.wall,
        off: this.off,
        boots: { [this.boot]: this.wall - START },
      },
      first: from,
      prev: this.sent[from - 2]?.hash ?? '',
      last: this.sent[to - 1]?.hash ?? '',
      mutations: this.sent.slice(from - 1, to).map((s) => s.mutation),
      pulledTo: this.cursor,
      cursor: null,
      ...extra,
    }
  }

  async tryPush(body: unknown = this.pushBody()): Promise<Answer<PushReply>> {
    return await push(this.world.deps, this.actor, body)
  }

  async push(body: unknown = this.pushBody()): Promise<PushReply> {
    return this.take(readOk<PushReply>(await this.tryPush(body)))
  }

  async tryPull(extra: Extra = {}): Promise<Answer<PullReply>> {
    const body = { ...this.envelope(), cursor: this.cursor ?? 0, limit: 2000, ...extra }
    return await pull(this.world.deps, this.actor, body)
  }

  async pull(extra: Extra = {}): Promise<PullReply> {
    const reply = readOk<PullReply>(await this.tryPull(extra))
    this.cursor = reply.page.to
    return this.take(reply)
  }

  async snapshot(after: string | null = null, extra: Extra = {}) {
    const body = { ...this.envelope(), after, limit: 1000, ...extra }
    const answer = await snapshot(this.world.deps, this.actor, body)
    if (!answer.ok) throw new Refused(answer.error)
    const [head, ...lines] = answer.json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const end = lines.pop()
    return { head, rows: lines as Row[], end }
  }

  async tryRepair(records: readonly Row[]): Promise<Answer<RepairReply>> {
    return await repair(this.world.deps, this.actor, { ...this.envelope(), records })
  }

  take<R extends { epoch: string; head: Head; lastN: number }>(reply: R): R {
    this.epoch = reply.epoch
    this.seen = reply.head
    this.ackN = reply.lastN
    return reply
  }

  /** Forgets what a new epoch makes worthless, and takes a new client id [E4]. */
  startOver(epoch: string): void {
    const mutations = this.sent.map((s) => s.mutation)
    Object.assign(this, { client: randomUUID(), epoch, seen: null, cursor: null, ackN: 0 })
    this.sent = []
    for (const mutation of mutations) this.add(mutation)
  }
}

/** The stamp that the first change of mutation `n` was sent with. */
export function sentStamp(tablet: Tablet, n: number): string {
  const mutation = tablet.sent[n - 1]?.mutation as Mutation | undefined
  const stamp = mutation?.changes[0]?.stamp
  if (!stamp) throw new Error(`mutation ${n} has no change`)
  return stamp
}

class Refused extends Error {
  readonly error: SyncError
  constructor(error: SyncError) {
    super(JSON.stringify(error))
    this.error = error
  }
}

export function readOk<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Refused(answer.error)
  return JSON.parse(answer.json) as T
}

export function errorOf(answer: Answer<unknown>): SyncError {
  if (answer.ok) throw new Error(`not refused: ${answer.json.slice(0, 200)}`)
  return answer.error
}

export async function newTablet(world: World, options: Partial<SyncActor> = {}) {
  return new Tablet(world, await world.newDevice(options))
}
