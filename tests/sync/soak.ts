/**
 * `npm run soak -- --runs N [--seed S]`: the fault campaign with any number of seeds, on two
 * processes' worth of work in one. Exits 1 when a run failed; its seed is printed.
 */
import { parseArgs } from 'node:util'
import { startTestCluster } from '#tests/support/embedded-cluster.ts'
import { hasFailed, runCampaign, summaryOf } from './campaign.ts'
import { openUniverse } from './world.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const first = Number(values.seed)
const runs = Number(values.runs)

const cluster = await startTestCluster()
const universe = await openUniverse(cluster.url)
let done = 0
try {
  const seeds = Array.from({ length: runs }, (_, i) => first + i)
  const tally = await runCampaign(universe, {
    seeds,
    onRun(outcome) {
      done++
      if (hasFailed(outcome)) console.log('failed', JSON.stringify(outcome))
      if (done % 100 === 0) console.log(`${done} of ${runs}`)
    },
  })
  console.log(
    `${tally.writes} writes, ${tally.restores} restores, ${tally.clones} clones, ${tally.deaths} dead tablets`,
  )
  console.log(summaryOf(tally))
  process.exitCode = tally.failed.length > 0 ? 1 : 0
} finally {
  await universe.close()
  await cluster.stop()
}
