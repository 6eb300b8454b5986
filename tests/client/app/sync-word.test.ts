/**
 * The word of the chip against the truth: a tablet with the real save path, engine, loop and
 * counts, a server that loses, refuses and falls silent, a storage that fails; after each of
 * 10,000 random steps, and in the middle of exchanges, the word claims no more than is so.
 */
import { expect, test } from 'vitest'
import { type ChipState, chipState, OFFLINE_AFTER_MS } from '#client/app/chip-state.ts'
import { readOutboxState } from '#client/data/outbox-state.ts'
import { discardRefused } from '#client/data/refused.ts'
import { SyncLoop } from '#client/sync/loop.ts'
import { NetworkError, type Transport } from '#client/sync/transport.ts'
import { person } from '#shared/people/person.ts'
import { stampOf } from '#shared/record/record.ts'
import type { Mutation } from '#shared/sync/change.ts'
import { visit } from '#shared/visit/visit.ts'
import { makeTablet, seeded } from '#tests/support/tablet.ts'
import { FAULTS, FailingStorage } from '../data/failing-storage.ts'
import { ManualTimers, settle } from '../sync/manual-timers.ts'
import { ScriptedServer } from '../sync/scripted-server.ts'
import { DAY, START, STORE, VISIT, visitRow } from '../sync/setup.ts'

const LIVES = 50
const STEPS = 200
const ADMIN = { by: 'admin', actor: 'admin' } as const
const TYPES = ['org', 'store'] as const

type Weather = 'fine' | 'gone' | 'deaf' | 'busy' | 'foreign'

class Life {
  readonly #random: () => number
  readonly #timers = new ManualTimers()
  readonly #storage = new FailingStorage()
  readonly #servers = { org: this.#newServer(), store: this.#newServer() }
  /** Names of mutations the storage took, and those the server took or sent back. */
  readonly #saved = new Set<string>()
  readonly #taken = new Set<string>()
  readonly #sentBack = new Set<string>()
  readonly seen = new Map<ChipState['type'], number>()
  #weather: Weather = 'fine'
  #refuses = false
  #lastFailed = false
  #heardAt = Number.NEGATIVE_INFINITY
  #names = 0
  #tablet!: Awaited<ReturnType<typeof makeTablet>>
  #loop!: SyncLoop

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  get now(): number {
    return START + this.#timers.now
  }

  #newServer(): ScriptedServer {
    const server = new ScriptedServer(() => this.now)
    server.fate = () => {
      if (this.#weather === 'gone') return 'lose request'
      if (this.#weather === 'deaf') return 'lose reply'
      if (this.#weather === 'foreign') throw new NetworkError('a page', { answered: true })
      if (this.#weather === 'busy') return { answer: { error: 'busy', retryAfterMs: 3000 } }
      return undefined
    }
    server.refuse = (mutation) => {
      const isRefused = this.#refuses && this.#random() < 0.3
      const into = isRefused ? this.#sentBack : this.#taken
      into.add(nameOf(mutation))
      return isRefused ? 'not_allowed' : undefined
    }
    // The server has it and the tablet does not know yet.
    server.late = () => this.check('mid-exchange')
    return server
  }

  async begin(): Promise<void> {
    this.#tablet = await makeTablet({
      clock: { now: () => this.now, mono: () => this.#timers.now },
      storeId: STORE,
      seed: this.#below(2 ** 31),
      author: ADMIN,
      transport: this.#transport(),
      factory: this.#storage.factory,
    })
    this.#newLoop()
  }

  #newLoop(): void {
    this.#loop = new SyncLoop({
      scopes: TYPES,
      timers: this.#timers,
      mono: () => this.#timers.now,
      random: this.#random,
      isVisible: () => true,
      isLive: () => false,
      seqOf: () => undefined,
      onStatus: () => {},
      onError: () => {},
      syncOnce: async (type) => {
        const result = await this.#tablet.syncOnce(type as (typeof TYPES)[number])
        if (result.type === 'synced') this.#heardAt = this.now
        return result
      },
    })
  }

  #transport(): Transport {
    const of = ({ scope }: { scope: string }) =>
      scope === 'org' ? this.#servers.org : this.#servers.store
    return {
      push: (request) => of(request).push(request),
      pull: (request) => of(request).pull(request),
      snapshot: (request) => of(request).snapshot(request),
      repair: (request) => of(request).repair(request),
    }
  }

  #below(n: number): number {
    return Math.floor(this.#random() * n)
  }

  async step(): Promise<string> {
    const dice = this.#random()
    if (dice < 0.4) return await this.#save()
    if (dice < 0.7) return await this.#pass(this.#below(20_000))
    if (dice < 0.82) {
      const bad: Weather[] = ['gone', 'deaf', 'busy', 'foreign']
      const isFine = this.#random() < 0.6
      this.#weather = isFine ? 'fine' : (bad[this.#below(bad.length)] as Weather)
      return `weather ${this.#weather}`
    }
    if (dice < 0.86) {
      this.#refuses = this.#random() < 0.2
      return 'refusals on or off'
    }
    if (dice < 0.9) {
      for (const { order } of await this.#tablet.refused()) {
        await discardRefused(this.#tablet.db, order)
      }
      return 'discarded what was sent back'
    }
    if (dice < 0.94) {
      this.#servers.store.put(visitRow(`other${++this.#names}`, {}, this.#timers.now))
      return 'another tablet'
    }
    if (dice < 0.97) {
      this.#loop.wake('person')
      await settle()
      return 'send now'
    }
    this.#loop.stop()
    this.#tablet = await this.#tablet.restart({ seed: this.#below(2 ** 31) })
    this.#lastFailed = false
    this.#newLoop()
    this.#loop.wake('start')
    await settle()
    return 'restart'
  }

  async #save(): Promise<string> {
    const name = `m${++this.#names}`
    const isBroken = this.#random() < 0.1
    if (isBroken) {
      const fault = FAULTS[this.#below(FAULTS.length)] as (typeof FAULTS)[number]
      const isLasting = this.#random() < 0.7
      this.#storage.arm({ fault, nth: 1 + this.#below(6), isLasting })
    }
    const isOfOrg = this.#random() < 0.1
    const result = isOfOrg
      ? await this.#tablet.create(
          person,
          { name, role: 'consultant', storeIds: [], active: true },
          { id: name },
        )
      : await this.#tablet.create(
          visit,
          { ...VISIT, day: DAY, lateReason: name },
          { id: name },
        )
    this.#storage.mend()
    this.#lastFailed = result.type === 'not_saved'
    if (result.type === 'saved') {
      this.#saved.add(name)
      this.#loop.wake('saved', isOfOrg ? 'org' : 'store')
    }
    return `save ${name}: ${result.type}`
  }

  async #pass(ms: number): Promise<string> {
    await this.#timers.wind(ms)
    return `${ms} ms`
  }

  async word(): Promise<ChipState> {
    const { db } = this.#tablet
    // As `revived` does for the queries of a page.
    if (!db.isOpen()) {
      db.close({ disableAutoOpen: false })
      await db.open()
    }
    const outbox = await readOutboxState(db)
    const { status } = this.#loop
    const at = (mono: number | null) => (mono === null ? null : START + mono)
    return chipState(
      {
        ...outbox,
        sending: status.isBusy && outbox.waiting > 0,
        lastContactAt: at(status.lastOkAt),
        offlineSince: at(status.offlineSince),
        serverDown: status.isServerDown,
        notSaved: this.#lastFailed,
        updateNeeded: status.isUpdateNeeded,
        photosWaiting: 0,
      },
      this.now,
    )
  }

  /** The word claims no more than is so. */
  async check(when: string): Promise<void> {
    const word = await this.word()
    this.seen.set(word.type, (this.seen.get(word.type) ?? 0) + 1)
    const away = [...this.#saved].filter(
      (n) => !this.#taken.has(n) && !this.#sentBack.has(n),
    )
    if (this.#lastFailed) expect(word.type, when).toBe('notSaved')
    switch (word.type) {
      case 'acknowledged':
        expect(away, when).toEqual([])
        expect(word.at, when).toBeLessThanOrEqual(this.now)
        await this.#expectAllThere(when)
        break
      case 'queued':
        expect(word.count, when).toBeGreaterThanOrEqual(away.length)
        break
      case 'offline':
        expect(this.now - this.#heardAt, when).toBeGreaterThanOrEqual(OFFLINE_AFTER_MS)
        break
      case 'refused':
        expect(word.count, when).toBeLessThanOrEqual(this.#sentBack.size)
        break
      case 'notSaved':
        expect(this.#lastFailed, when).toBe(true)
    }
  }

  /** Every field this tablet shows is on the server, in this version or a newer one. */
  async #expectAllThere(when: string): Promise<void> {
    const behind: string[] = []
    for (const type of TYPES) {
      const there = this.#servers[type].view()
      for (const [key, row] of await this.#tablet.view(type)) {
        const held = there.get(key)
        for (const field of Object.keys(row.body)) {
          const stamp = (held && stampOf(held, field)) ?? ''
          if (stamp < (stampOf(row, field) as string)) behind.push(`${key} ${field}`)
        }
      }
    }
    expect(behind, when).toEqual([])
  }

  end(): void {
    this.#loop.stop()
    this.#tablet.close()
  }
}

/** Each mutation of this test makes one record under a name of its own. */
function nameOf({ changes }: Mutation): string {
  return changes[0]?.id ?? ''
}

test('[CO-19] in 10,000 random steps with faults the word never claims more than is so', async () => {
  const seen = new Map<string, number>()
  for (let seed = 1; seed <= LIVES; seed++) {
    const life = new Life(seed)
    await life.begin()
    for (let step = 1; step <= STEPS; step++) {
      const what = await life.step()
      await life.check(`seed ${seed}, step ${step}: ${what}`)
    }
    for (const [type, count] of life.seen) seen.set(type, (seen.get(type) ?? 0) + count)
    life.end()
  }
  // All words came up, or the test has gone blind.
  for (const type of [
    'notSaved',
    'refused',
    'offline',
    'serverDown',
    'sending',
    'queued',
  ]) {
    expect(seen.get(type) ?? 0, type).toBeGreaterThan(10)
  }
  expect(seen.get('acknowledged') ?? 0).toBeGreaterThan(500)
}, 300_000)
