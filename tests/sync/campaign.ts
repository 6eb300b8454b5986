/** Many runs, counted. Used by the tests (few, fixed seeds) and by the soak (any number). */
import { seeded } from './random.ts'
import type { Rule } from './rules-off.ts'
import { type Outcome, simulate } from './simulate.ts'
import type { Universe } from './world.ts'

export type Tally = {
  readonly runs: number
  readonly diverged: number
  readonly lost: number
  readonly wentBack: number
  readonly stuck: number
  /** What happened in the runs, to see that they were no walk in the park. */
  readonly restores: number
  readonly clones: number
  readonly deaths: number
  readonly writes: number
  readonly failed: readonly Outcome[]
}

export type Campaign = {
  readonly seeds: Iterable<number>
  readonly off?: Rule
  /** Stops at the first run that fails: enough to show that a rule is needed. */
  readonly untilFailure?: boolean
  readonly onRun?: (outcome: Outcome) => void
}

/** Several runs at a time: each waits for its own database transactions most of the time. */
const AT_ONCE = 4

export async function runCampaign(universe: Universe, campaign: Campaign): Promise<Tally> {
  const outcomes: Outcome[] = []
  const seeds = [...campaign.seeds]
  async function work(): Promise<void> {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const world = universe.newWorld(seeded(seed))
      const outcome = await simulate(seed, world, campaign.off ?? null)
      outcomes.push(outcome)
      campaign.onRun?.(outcome)
      if (campaign.untilFailure && hasFailed(outcome)) seeds.length = 0
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const count = (of: (outcome: Outcome) => boolean) => outcomes.filter(of).length
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((n, o) => n + of(o), 0)
  return {
    runs: outcomes.length,
    diverged: count((o) => o.diverged > 0),
    lost: count((o) => o.lost > 0),
    wentBack: count((o) => o.wentBack > 0),
    stuck: count((o) => o.stuck),
    restores: sum((o) => o.restores),
    clones: sum((o) => o.clones),
    deaths: sum((o) => o.deaths),
    writes: sum((o) => o.writes),
    failed: outcomes.filter(hasFailed),
  }
}

export function hasFailed(o: Outcome): boolean {
  return o.diverged > 0 || o.lost > 0 || o.wentBack > 0 || o.stuck
}

export function summaryOf(t: Tally): string {
  return `${t.runs} runs, ${t.diverged} diverged, ${t.lost} lost, ${t.wentBack} went back, ${t.stuck} stuck`
}
