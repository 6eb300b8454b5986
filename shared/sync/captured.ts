/** When a record was captured, as the server holds it [T2]. */

/** Estimate, earliest, latest; ms. */
export type Captured = readonly [estimate: number, earliest: number, latest: number]

/**
 * As it travels and lies on a tablet: the estimate, and how much earlier and later it may have
 * been; ms. The same few distances again and again cost a page almost nothing, whole times do.
 */
export type PackedCaptured = readonly [estimate: number, before: number, after: number]

export function packCaptured([estimate, earliest, latest]: Captured): PackedCaptured {
  return [estimate, estimate - earliest, latest - estimate]
}

export function unpackCaptured([estimate, before, after]: PackedCaptured): Captured {
  return [estimate, estimate - before, estimate + after]
}
