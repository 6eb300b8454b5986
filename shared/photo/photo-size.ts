/** How large a photo is kept. Pixels. */

export type Size = { readonly width: number; readonly height: number }

const LONG_EDGE = 1600
/** Once storage gets tight, smaller photos rather than none (product.md 3.3). */
const TIGHT_LONG_EDGE = 1280
const TIGHT_SHARE = 0.8

export const THUMB_EDGE = 320

/** `usedShare`: of what the browser grants, 0 to 1; null when it does not say. */
export function longEdge(usedShare: number | null): number {
  return usedShare !== null && usedShare > TIGHT_SHARE ? TIGHT_LONG_EDGE : LONG_EDGE
}

/** The same shape with no side above `edge`; never larger than it was. */
export function fitWithin({ width, height }: Size, edge: number): Size {
  const scale = Math.min(1, edge / Math.max(width, height))
  const scaled = (side: number) => Math.max(1, Math.round(side * scale))
  return { width: scaled(width), height: scaled(height) }
}
