/** Once round in an hour, two pixels at a time. */
const STEP_MS = 15 * 60_000
const STEPS = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
] as const

/** Where the picture stands at `now` (ms), px. */
export function burnInShift(now: number): readonly [x: number, y: number] {
  return STEPS[Math.floor(now / STEP_MS) % STEPS.length] ?? STEPS[0]
}
