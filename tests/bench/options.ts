/** What is asked on the command line. */
import { parseArgs } from 'node:util'

export type Sizes = {
  /** Records of P1 to P4. */
  readonly records: number
  /** Records of P5's large tablet. */
  readonly many: number
  /** Runs of whole transfers, after one that warms up. */
  readonly runs: number
  readonly saves: number
  readonly liveTaps: number
  readonly reloads: number
  readonly paintTaps: number
  readonly seconds: number
}

export type Options = {
  readonly isJson: boolean
  /** Ids to run, `P1`..`P10`; all when empty. */
  readonly only: readonly string[]
  /** Folder for CPU profiles; none are taken without it. */
  readonly profileDir: string | undefined
  readonly sizes: Sizes
}

const FULL: Sizes = {
  records: 10_000,
  many: 100_000,
  runs: 5,
  saves: 400,
  liveTaps: 60,
  reloads: 30,
  paintTaps: 60,
  seconds: 10,
}

/** For a look while working; its figures prove nothing. */
const QUICK: Sizes = {
  records: 2_000,
  many: 10_000,
  runs: 2,
  saves: 100,
  liveTaps: 12,
  reloads: 3,
  paintTaps: 12,
  seconds: 3,
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seconds: { type: 'string' },
      profile: { type: 'string' },
    },
  })
  const sizes = values.quick ? QUICK : FULL
  const seconds = values.seconds === undefined ? sizes.seconds : Number(values.seconds)
  if (!(seconds > 0)) throw new Error('--seconds wants a number above 0')
  return {
    isJson: values.json,
    only: values.only.split(',').filter((id) => id !== ''),
    profileDir: values.profile,
    sizes: { ...sizes, seconds },
  }
}
