/** One measured figure beside its limit and what it is held against. */

export type Bound = {
  readonly on: 'ratio' | 'value'
  readonly atMost?: number
  readonly atLeast?: number
}

export type Figure = {
  /** `P2`. */
  readonly id: string
  /** Empty for the figure of the id, else which part of it: `bytes`. */
  readonly part: string
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Measured in the same run, in the same unit; null where the bound is a number. */
  readonly limit: number | null
  readonly must?: Bound
  readonly goal?: Bound
}

export type Verdict = 'goal' | 'must' | 'MISSED' | ''

export function ratioOf({ value, limit }: Figure): number | null {
  return limit === null || limit === 0 ? null : value / limit
}

/** Empty when nothing was asked of it. */
export function verdictOf(figure: Figure): Verdict {
  if (figure.goal && isKept(figure, figure.goal)) return 'goal'
  if (figure.must && isKept(figure, figure.must)) return 'must'
  return figure.must ? 'MISSED' : ''
}

export function showBound(bound: Bound | undefined, unit: string): string {
  if (!bound) return ''
  const { on, atMost, atLeast } = bound
  const sign = atMost === undefined ? '≥' : '≤'
  return `${sign} ${atMost ?? atLeast} ${on === 'ratio' ? '×' : unit}`
}

function isKept(figure: Figure, { on, atMost, atLeast }: Bound): boolean {
  const number = on === 'value' ? figure.value : ratioOf(figure)
  if (number === null) return false
  return (
    number <= (atMost ?? Number.POSITIVE_INFINITY) &&
    number >= (atLeast ?? Number.NEGATIVE_INFINITY)
  )
}
