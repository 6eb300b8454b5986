/**
 * One run of the fault model against the real client and the real server.
 *
 * Three tablets write and two only read, on one store. Requests and replies get lost, arrive
 * twice or late; clocks are days off; the server is silently restored from a backup; one tablet
 * is cloned, one destroyed. Then the network heals and everything must agree: see `judge`.
 */
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { visit } from '#shared/visit/visit.ts'
import { makeTablet, type Tablet, type TabletOptions } from '#tests/support/tablet.ts'
import { type Faults, faultyFetch } from './faulty-fetch.ts'
import { judge, type Memory, remember, type Verdict } from './judge.ts'
import { type Random, seeded } from './random.ts'
import { afterRound, type Rule, withoutRule } from './rules-off.ts'
import type { World } from './world.ts'

const DAY = 86_400_000
const STEPS = 140
const HEALING_ROUNDS = 60
const COMPLAINTS = 6
const FIELDS = ['customerName', 'description', 'customerWish'] as const

export type Player = {
  tablet: Tablet
  readonly writes: boolean
  readonly credential: string
  readonly faults: Faults
  /** What this tablet's owner ever captured or saw: nothing of it may vanish. */
  readonly memory: Memory
  /** The row of its scope when its memory was made. */
  remembered?: string
}

export type Outcome = Verdict & {
  readonly seed: number
  readonly restores: number
  readonly clones: number
  readonly deaths: number
  /** Mutations written: a run that did nothing proves nothing. */
  readonly writes: number
}

export async function simulate(
  seed: number,
  world: World,
  off: Rule | null = null,
): Promise<Outcome> {
  const random = seeded(seed * 15485863)
  const late: Faults['late'] = []
  const players: Player[] = []
  let number = 0
  let writes = 0
  let restores = 0
  let clones = 0
  let deaths = 0
  let hasBackup = false

  /** A tablet and the person who uses it; `image` = made from another tablet's storage. */
  async function join(isWriter: boolean, image?: Player): Promise<Player> {
    const faults: Faults = { clean: false, late }
    const isWrong = !image && random.chance(0.3)
    const skew = (random.next() - 0.5) * (isWrong ? 8 * DAY : 4000)
    // An image carries the credential along: the server sees one device.
    const credential = image?.credential ?? (await world.enrol(random))
    const options: TabletOptions = {
      clock: { now: () => world.time.now + skew, mono: () => world.time.now },
      storeId: world.storeId,
      seed: seed * 1000 + number++,
      credential,
      author: { by: world.personId, actor: 'admin' },
      // Small numbers reach more states.
      limits: smallLimits(random),
      fetch: withoutRule(
        faultyFetch(world.fetch, random, faults),
        off,
        () => player.tablet,
      ),
    }
    const tablet = await (image ? image.tablet.cloneInto(options) : makeTablet(options))
    const memory = {
      events: new Set(image?.memory.events),
      stamps: new Map(image?.memory.stamps),
    }
    const player: Player = { tablet, writes: isWriter, credential, faults, memory }
    players.push(player)
    return player
  }

  for (let i = 0; i < 5; i++) await join(i < 3)
  await seedComplaints(players[0] as Player, players, world, random)

  for (let step = 0; step < STEPS; step++) {
    world.time.now += 1000 + random.below(60_000)
    const player = random.pick(players)
    const dice = random.next()
    if (dice < 0.42) {
      if (player.writes) {
        await write(player, world, random)
        writes++
      }
    } else if (dice < 0.93) {
      await sync(player, off)
    } else if (dice < 0.945 && late.length > 0) {
      await late.splice(random.below(late.length), 1)[0]?.()
    } else if (dice < 0.96) {
      await world.backup()
      hasBackup = true
    } else if (dice < 0.975 && hasBackup && restores < 2) {
      await world.restore()
      restores++
    } else if (dice < 0.985 && clones < 1) {
      clones++
      await join(player.writes, player)
    } else if (dice < 0.99 && deaths < 1) {
      deaths++
      const victim = players.find((p) => p.writes) as Player
      players.splice(players.indexOf(victim), 1)
      victim.tablet.close()
      await join(true)
    } else if (dice < 0.995) {
      player.tablet = await player.tablet.restart()
    }
  }

  world.time.now += 10 * DAY
  for (const player of players) player.faults.clean = true
  let rounds = 0
  for (; rounds < HEALING_ROUNDS; rounds++) {
    for (const player of players) await sync(player, off)
    if (await allSettled(players, world)) break
  }
  const verdict = await judge(players, world, rounds >= HEALING_ROUNDS)
  for (const player of players) player.tablet.close()
  return { ...verdict, seed, restores, clones, deaths, writes }
}

async function sync(player: Player, off: Rule | null): Promise<void> {
  await player.tablet.syncOnce()
  // Whatever comes from the server moves this row along: while it stands there is nothing new.
  const row = JSON.stringify(await player.tablet.scopeRow())
  if (row !== player.remembered) await remember(player)
  player.remembered = row
  await afterRound(off, player.tablet)
}

async function allSettled(players: readonly Player[], world: World): Promise<boolean> {
  const head = await world.headSeq()
  for (const { tablet } of players) {
    if (!(await tablet.isSettled())) return false
    if ((await tablet.scopeRow())?.cursor !== head) return false
  }
  return true
}

/** Six complaints everyone edits later, brought to all tablets before the trouble starts. */
async function seedComplaints(
  author: Player,
  players: readonly Player[],
  world: World,
  random: Random,
): Promise<void> {
  for (const player of players) player.faults.clean = true
  const at = Math.floor(world.time.now)
  for (let i = 0; i < COMPLAINTS; i++) {
    await author.tablet.create(
      complaint,
      {
        day: '2026-11-23',
        learnedAt: at,
        enteredAt: at,
        channel: 'phone',
        category: random.pick(['waiting', 'attitude', 'other']),
        level: 2,
        customerName: '',
        description: '',
        customerWish: '',
        ownerId: null,
      },
      { id: `c${i}` },
    )
  }
  for (let round = 0; round < 3; round++) {
    for (const player of players) {
      await player.tablet.syncOnce()
      await remember(player)
    }
  }
  for (const player of players) player.faults.clean = false
}

/** One mutation of one or two changes: an event that must count, or an edit that may clash. */
async function write(player: Player, world: World, random: Random): Promise<void> {
  const at = Math.floor(world.time.now)
  const held = new Set(
    await player.tablet.db.records
      .toCollection()
      .primaryKeys()
      .then((keys) => keys.map(([kind, id]) => `${kind}/${id}`)),
  )
  const drafts = Array.from({ length: 1 + random.below(2) }, () => {
    const dice = random.next()
    // A tablet that has not seen the complaint yet cannot edit it.
    const about = `c${random.below(COMPLAINTS)}`
    if (dice < 0.25 || !held.has(`complaint/${about}`)) {
      const id = random.uuid()
      return { kind: visit, id, isNew: true as const, set: visitBody(at, random) }
    }
    if (dice < 0.5) {
      const id = random.uuid()
      const set = {
        day: '2026-11-23',
        complaintId: about,
        step: 'note',
        at,
      }
      return { kind: complaintStep, id, isNew: true as const, set }
    }
    const set = { [random.pick(FIELDS)]: random.uuid() }
    return { kind: complaint, id: about, set }
  })
  const unique = [...new Map(drafts.map((d) => [`${d.kind.name}/${d.id}`, d])).values()]
  const result = await player.tablet.commit(unique)
  if (result.type !== 'saved')
    throw new Error(`the tablet did not save: ${JSON.stringify(result)}`)
  for (const draft of unique) {
    if ('isNew' in draft) player.memory.events.add(`${draft.kind.name}/${draft.id}`)
  }
}

function visitBody(at: number, random: Random) {
  return {
    day: '2026-11-23',
    arriveAt: at,
    headcount: 1 + random.below(4),
    visitKind: 'new_car',
    visitOrder: 'first',
    byAppointment: false,
  }
}

function smallLimits(random: Random) {
  const page = 3 + random.below(8)
  return { batch: 1 + random.below(6), page, firstPage: page }
}
