/** Many tablets that push at once, in a process of their own: P10's load. */
import { Agent } from 'node:http'
import { answerParent } from './child.ts'
import { type Batch, makeBatches, makeSender } from './pushing-tablet.ts'
import { sampleVisits } from './sample-visits.ts'
import { quantile } from './statistics.ts'

export type Pusher = { readonly credential: string; readonly scope: string }
type Prepared = { readonly batches: Batch[]; send: (batch: Batch) => Promise<unknown> }

const agent = new Agent({ keepAlive: true })
let prepared: Prepared[] = []

const verbs = {
  prepare(input: {
    origin: string
    pushers: readonly Pusher[]
    /** Of each. */
    pushes: number
    perPush: number
    lastDay: string
  }) {
    const { origin, pushers, pushes, perPush, lastDay } = input
    prepared = pushers.map((pusher, i) => {
      const count = pushes * perPush
      const sample = { count, seed: i + 1, lastDay, perDay: 200 }
      const batches = makeBatches(sampleVisits(sample), perPush)
      return { batches, send: makeSender({ ...pusher, origin, agent }) }
    })
  },

  /** Each sends its next push as soon as the last is acknowledged. */
  async run({ seconds }: { seconds: number }) {
    const start = performance.now()
    const end = start + seconds * 1000
    const taken: number[] = []
    let changes = 0
    await Promise.all(
      prepared.map(async ({ batches, send }) => {
        for (const batch of batches) {
          const sent = performance.now()
          if (sent >= end) return
          await send(batch)
          taken.push(performance.now() - sent)
          changes += batch.count
        }
      }),
    )
    const ms = performance.now() - start
    const isOut = ms < seconds * 1000
    return { changes, ms, isOut, p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) }
  },
}
export type PusherVerbs = typeof verbs

answerParent(verbs, async () => agent.destroy())
