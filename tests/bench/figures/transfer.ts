/** What transfers have in common: their time and bytes as figures. */
import type { Bound, Figure } from '../figure.ts'
import type { Pair, Sample } from '../interleave.ts'
import { median } from '../statistics.ts'

type Bounds = { readonly must?: Bound; readonly goal?: Bound }

export function msFigure(
  { id, what }: Pick<Figure, 'id' | 'what'>,
  taken: Pair<Sample, Sample>,
  bounds: Bounds,
): Figure {
  const [value, limit] = [taken.ours, taken.limit].map((s) => median(s.map((t) => t.ms)))
  return figureOf({ id, part: '', what, unit: 'ms' }, [value, limit], bounds)
}

/** Both ways, headers included. */
export function bytesFigure(
  { id, what }: Pick<Figure, 'id' | 'what'>,
  taken: Pair<Sample, Sample>,
  bounds: Bounds,
): Figure {
  const [value, limit] = [taken.ours, taken.limit].map((s) =>
    median(s.map((t) => (t.bytes ?? 0) / 1000)),
  )
  const name = { id, part: 'bytes', what: `${what}: over the wire`, unit: 'kB' }
  return figureOf(name, [value, limit], bounds)
}

function figureOf(
  name: Pick<Figure, 'id' | 'part' | 'what' | 'unit'>,
  [value, limit]: readonly (number | undefined)[],
  bounds: Bounds,
): Figure {
  return { ...name, value: value as number, limit: limit as number, ...bounds }
}

/** A figure about records that did not arrive is worth nothing. */
export function expectCount(what: string, count: number, expected: number): void {
  if (count !== expected) throw new Error(`${what}: ${count} instead of ${expected}`)
}
