import { expect, test } from 'vitest'
import { faultRun } from './fault-run.ts'

const SEEDS = Number(process.env.SEEDS ?? 25)
const FIRST = Number(process.env.SEED ?? 1)

test('[M1][L5][B3][B4][E4][E5][C1] whatever fails, all tablets end with the server and nothing is lost', async () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const { settled, diverged, lost, wentBack } = await faultRun({ seed })
    expect({ seed, settled, diverged, lost, wentBack }).toEqual({
      seed,
      settled: true,
      diverged: [],
      lost: [],
      wentBack: [],
    })
  }
}, 600_000)
