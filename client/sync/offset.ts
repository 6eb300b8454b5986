/** Server time minus device wall clock, learned from answers [T3]. Pure. */

/** One exchange: half its round trip is how wrong it can be. */
export type OffsetSample = { readonly off: number; readonly roundTripMs: number }

const KEPT = 8
/** Farther apart than two samples can be by delay alone: somebody set a clock. */
const STEP_MS = 2000

/** `samples` with one more; after a step of either clock only the new one is true. */
export function learnOffset(
  samples: readonly OffsetSample[],
  sample: OffsetSample,
): readonly OffsetSample[] {
  const best = bestSample(samples)
  const apart = best ? Math.abs(best.off - sample.off) : 0
  const explained = best ? (best.roundTripMs + sample.roundTripMs) / 2 : 0
  if (apart > explained + STEP_MS) return [sample]
  return [...samples, sample].slice(-KEPT)
}

/** The offset of the quickest exchange, ms; null before the first. */
export function bestOffset(samples: readonly OffsetSample[]): number | null {
  return bestSample(samples)?.off ?? null
}

function bestSample(samples: readonly OffsetSample[]): OffsetSample | undefined {
  return samples.reduce<OffsetSample | undefined>(
    (best, s) => (best && best.roundTripMs <= s.roundTripMs ? best : s),
    undefined,
  )
}
