/**
 * A server in memory that speaks the protocol, as a steppable partner for the engine: every
 * exchange can be lost, answered otherwise or looked at. The real server has its own tests.
 */
import { CHAIN_START, chainLink } from '#client/sync/chain.ts'
import {
  NetworkError,
  type PushEnvelope,
  type SnapshotReply,
  type Transport,
} from '#client/sync/transport.ts'
import type { RefusalCode } from '#shared/record/check-change.ts'
import { formatStamp, readStamp } from '#shared/record/stamp.ts'
import type { Mutation } from '#shared/sync/change.ts'
import { digestOf } from '#shared/sync/digest.ts'
import { applySet, mergeRecords } from '#shared/sync/merge.ts'
import type {
  Head,
  PullReply,
  PullRequest,
  PushReply,
  RecordRow,
  RepairReply,
  RepairRequest,
  SnapshotRequest,
  SyncError,
} from '#shared/sync/protocol.ts'

export type Exchange =
  | { verb: 'push'; request: PushEnvelope }
  | { verb: 'pull'; request: PullRequest }
  | { verb: 'snapshot'; request: SnapshotRequest }
  | { verb: 'repair'; request: RepairRequest }

/** What to do with one exchange: lose it on the way there or back, or answer this instead. */
export type Fate = 'lose request' | 'lose reply' | { answer: object } | undefined

type Stored = { row: RecordRow; seq: number; origin: string | null }
type Known = {
  lastN: number
  hashes: string[]
  /** What it said of each mutation it did not take: said again when that comes again. */
  refused: PushReply['refused']
}
type State = {
  epoch: string
  seq: number
  toks: string[]
  records: Map<string, Stored>
  clients: Map<string, Known>
}

const AHEAD_MS = 60_000

export class ScriptedServer implements Transport {
  /** Every exchange that reached the server, oldest first. */
  readonly seen: Exchange[] = []
  /** Decides over each exchange before it happens. */
  fate: (exchange: Exchange) => Fate | Promise<Fate> = () => undefined
  /** Happens after the server has answered and before the tablet hears it. */
  late: (exchange: Exchange) => Promise<void> = async () => {}
  /** Refuses mutations; undefined takes them. */
  refuse: (mutation: Mutation) => RefusalCode | undefined = () => undefined
  /** Everything accepted is in an off-site backup. */
  durable = false
  maxMutations = Number.POSITIVE_INFINITY
  state: State
  readonly #now: () => number
  #ids = 0
  #clampMs = 0

  constructor(now: () => number) {
    this.#now = now
    this.state = {
      epoch: this.#uuid(),
      seq: 0,
      toks: ['t0'],
      records: new Map(),
      clients: new Map(),
    }
  }

  push(request: PushEnvelope): Promise<PushReply | SyncError> {
    return this.#exchange({ verb: 'push', request }, () => this.#push(request))
  }

  pull(request: PullRequest): Promise<PullReply | SyncError> {
    return this.#exchange({ verb: 'pull', request }, () => this.#pull(request))
  }

  snapshot(request: SnapshotRequest): Promise<SnapshotReply | SyncError> {
    return this.#exchange({ verb: 'snapshot', request }, () => this.#snapshot(request))
  }

  repair(request: RepairRequest): Promise<RepairReply | SyncError> {
    return this.#exchange({ verb: 'repair', request }, () => this.#repair(request))
  }

  /** The verb again, whenever it comes to the mind of the network. */
  replay(exchange: Exchange): void {
    if (exchange.verb === 'push') this.#push(structuredClone(exchange.request))
  }

  backup(): State {
    return structuredClone(this.state)
  }

  /** The database goes back; nobody tells. Tokens given since are unknown to it. */
  restore(backup: State): void {
    this.state = structuredClone(backup)
  }

  /** Rows as the server holds them, by `kind/id`. */
  view(): Map<string, RecordRow> {
    return new Map([...this.state.records].map(([key, { row }]) => [key, row]))
  }

  /** Writes as another device would. */
  put(row: RecordRow, origin: string | null = null): void {
    this.#bump()
    const held = this.state.records.get(keyOf(row))?.row
    const merged = mergeRecords(held, row) as RecordRow
    this.state.records.set(keyOf(row), { row: merged, seq: this.state.seq, origin })
  }

  async #exchange<T>(exchange: Exchange, run: () => T): Promise<T> {
    // What crosses the wire is text.
    const copy = structuredClone(exchange)
    const fate = await this.fate(copy)
    if (fate === 'lose request') throw new NetworkError('lost on the way')
    if (typeof fate === 'object') return fate.answer as T
    this.seen.push(copy)
    const reply = structuredClone(run())
    await this.late(copy)
    if (fate === 'lose reply') throw new NetworkError('lost on the way back')
    return reply
  }

  #push(request: PushEnvelope): PushReply | SyncError {
    const problem = this.#guard(request)
    if (problem) return problem
    if (request.mutations.length > this.maxMutations) return { error: 'too_large' }
    const client = this.#client(request.client)
    let hash = request.prev
    if (request.first > client.lastN + 1) return { error: 'gap', lastN: client.lastN }
    if ((client.hashes[request.first - 1] ?? CHAIN_START) !== hash) {
      return { error: 'fork', at: Math.max(1, request.first - 1) }
    }
    const restamped: PushReply['restamped'] = []
    const refused: PushReply['refused'] = []
    const fresh: { n: number; mutation: Mutation; hash: string }[] = []
    for (const [i, bytes] of request.mutations.entries()) {
      const n = request.first + i
      const text = new TextDecoder().decode(bytes)
      hash = chainLink(hash, text).hash
      if (n <= client.lastN) {
        if (client.hashes[n] !== hash) return { error: 'fork', at: n }
        refused.push(...client.refused.filter((one) => one.n === n))
        continue
      }
      fresh.push({ n, hash, mutation: JSON.parse(text) as Mutation })
    }
    for (const { n, mutation, hash: own } of fresh) {
      client.lastN = n
      client.hashes[n] = own
      const code = this.refuse(mutation)
      if (code) {
        const refusal = { n, code, detail: '', entry: this.#uuid() }
        client.refused.push(refusal)
        refused.push(refusal)
      } else this.#apply(n, mutation, request.client, restamped)
    }
    return {
      ...this.#answer(request.client),
      restamped,
      refused,
      ...(request.cursor !== null && {
        page: this.#page(request.client, request.cursor, 1000),
      }),
    }
  }

  #apply(
    n: number,
    mutation: Mutation,
    client: string,
    restamped: PushReply['restamped'],
  ): void {
    this.#bump()
    mutation.changes.forEach((sent, i) => {
      const stamp = this.#clamp(sent.stamp)
      if (stamp !== sent.stamp) restamped.push([n, i, stamp])
      const key = keyOf(sent)
      const held = this.state.records.get(key)
      const row = held
        ? (applySet(held.row, sent.set, stamp) as RecordRow)
        : newRow(sent, mutation, stamp)
      const isExact =
        stamp === sent.stamp &&
        (!held || sent.base !== undefined) &&
        Object.keys(sent.set).every((f) => (row.stamps?.[f] ?? row.stamp) === stamp)
      const isOwn = isExact && (!held || held.origin === client)
      const origin = isOwn ? client : null
      this.state.records.set(key, { row, seq: this.state.seq, origin })
    })
  }

  #clamp(stamp: string): string {
    const { ms, node } = readStamp(stamp)
    if (ms <= this.#now() + AHEAD_MS) return stamp
    this.#clampMs = Math.max(this.#clampMs + 1, this.#now())
    return formatStamp({ ms: this.#clampMs, counter: 0 }, node)
  }

  #pull(request: PullRequest): PullReply | SyncError {
    const problem = this.#guard(request)
    if (problem) return problem
    const page = this.#page(request.client, request.cursor, request.limit)
    const differ = request.digest && this.#differ(request.digest)
    return { ...this.#answer(request.client), page, ...(differ && { differ }) }
  }

  #differ(digest: Record<string, string>): string[] {
    const kinds = new Set([...this.state.records.values()].map(({ row }) => row.kind))
    return [...new Set([...kinds, ...Object.keys(digest)])].filter((kind) => {
      const rows = [...this.state.records.values()].map(({ row }) => row)
      return digest[kind] !== digestOf(rows.filter((r) => r.kind === kind))
    })
  }

  #snapshot(request: SnapshotRequest): SnapshotReply | SyncError {
    const problem = this.#guard(request)
    if (problem) return problem
    const { after, limit, kind } = request
    const keys = [...this.state.records.keys()]
      .filter((key) => kind === undefined || key.startsWith(`${kind}/`))
      .sort()
      .filter((key) => after === null || key > after)
    const page = keys.slice(0, limit)
    const rows = page.map((key) => this.state.records.get(key)?.row as RecordRow)
    const next = keys.length > limit ? (page.at(-1) as string) : null
    return { ...this.#answer(request.client), rows, next }
  }

  #repair(request: RepairRequest): RepairReply | SyncError {
    const problem = this.#guard(request)
    if (problem) return problem
    for (const row of request.records) {
      const held = this.state.records.get(keyOf(row))?.row
      if (mergeRecords(held, row) !== held) this.put(row)
    }
    return { ...this.#answer(request.client), accepted: request.records.length }
  }

  #page(client: string, from: number, limit: number): PullReply['page'] {
    const news = [...this.state.records.values()]
      .filter((stored) => stored.seq > from)
      .sort((a, b) => a.seq - b.seq)
    let to = this.state.seq
    const rows: RecordRow[] = []
    for (const [i, { row, seq, origin }] of news.entries()) {
      const before = news[i - 1]
      if (rows.length >= limit && before && before.seq !== seq) {
        to = before.seq
        break
      }
      if (origin !== client) rows.push(row)
    }
    return { from, to, more: to < this.state.seq, rows }
  }

  #otherEpoch(): SyncError {
    const { epoch, seq, toks } = this.state
    return { error: 'epoch', epoch, head: { seq, tok: toks[seq] ?? '' } }
  }

  #guard(request: {
    client: string
    epoch: string | null
    seen: Head | null
    ackN: number
  }): SyncError | null {
    const { epoch, seen, ackN } = request
    if (epoch !== null && epoch !== this.state.epoch) {
      return this.#otherEpoch()
    }
    if (seen && this.state.toks[seen.seq] !== seen.tok) {
      this.state.epoch = this.#uuid()
      return this.#otherEpoch()
    }
    const { lastN } = this.#client(request.client)
    return ackN > lastN ? { error: 'gap', lastN } : null
  }

  #answer(clientId: string) {
    const client = this.#client(clientId)
    return {
      v: 1 as const,
      epoch: this.state.epoch,
      now: this.#now(),
      head: { seq: this.state.seq, tok: this.state.toks[this.state.seq] as string },
      lastN: client.lastN,
      lastH: client.hashes[client.lastN] ?? CHAIN_START,
      durableN: this.durable ? client.lastN : null,
    }
  }

  #client(id: string): Known {
    const known = this.state.clients.get(id) ?? {
      lastN: 0,
      hashes: [CHAIN_START],
      refused: [],
    }
    this.state.clients.set(id, known)
    return known
  }

  #bump(): void {
    this.state.seq += 1
    this.state.toks[this.state.seq] = `t${++this.#ids}`
  }

  #uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`
  }
}

function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind}/${id}`
}

function newRow(
  { kind, id, set }: Mutation['changes'][number],
  { sv, by }: Mutation,
  stamp: string,
): RecordRow {
  return { kind, id, sv, body: set, stamp, by, captured: null }
}
