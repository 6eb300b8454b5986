/**
 * A share as a KPI states it: never a percentage without what stands behind it. Totals are
 * ratios of sums, never means of percentages (domain.md, KPI formulas).
 */
export type Ratio = { readonly numerator: number; readonly denominator: number }

/** Fewer cases than this say little: shown grey, without a rank. */
export const FEW = 10

/** How many of `all` are such. */
export function ratioOf<T>(all: readonly T[], isSuch: (one: T) => boolean): Ratio {
  return { numerator: all.filter(isSuch).length, denominator: all.length }
}

/** In per cent with one decimal; null where there is nothing to be a share of. */
export function percentOf({ numerator, denominator }: Ratio): number | null {
  return denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10
}

export function isFew({ denominator }: Ratio): boolean {
  return denominator < FEW
}

/** The middle one; of an even number the mean of the two in the middle. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
