/** The figures as a person reads them, and as a program does. */
import { type Figure, ratioOf, showBound, verdictOf } from './figure.ts'

const HEAD = [
  'id',
  'what',
  'value',
  'unit',
  'limit',
  'ratio',
  'must',
  'goal',
  'verdict',
] as const
/** Columns of numbers stand to the right. */
const RIGHT: readonly string[] = ['value', 'limit', 'ratio']

export function showTable(figures: readonly Figure[]): string {
  const rows = [[...HEAD] as string[], ...figures.map(cellsOf)]
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => {
        const width = widths[i] ?? 0
        return RIGHT.includes(HEAD[i] as string) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

/** `{"P1":{"value":…,"limit":…,"ratio":…,"target":…,"parts":{"bytes":{…}}}, …}` */
export function showJson(figures: readonly Figure[]): string {
  const out: Record<string, ReturnType<typeof entryOf> & { parts?: object }> = {}
  for (const figure of figures.filter((f) => f.part === '')) {
    const others = figures.filter((f) => f.id === figure.id && f.part !== '')
    const parts = Object.fromEntries(others.map((f) => [f.part, entryOf(f)]))
    out[figure.id] = { ...entryOf(figure), ...(others.length > 0 && { parts }) }
  }
  return JSON.stringify(out)
}

function entryOf(figure: Figure) {
  const ratio = ratioOf(figure)
  return {
    value: round(figure.value),
    unit: figure.unit,
    limit: figure.limit === null ? null : round(figure.limit),
    ratio: ratio === null ? null : round(ratio),
    target: showBound(figure.must, figure.unit),
    goal: showBound(figure.goal, figure.unit),
    verdict: verdictOf(figure),
  }
}

function cellsOf(figure: Figure): string[] {
  const { id, part, what, value, unit, limit, must, goal } = figure
  const ratio = ratioOf(figure)
  return [
    part === '' ? id : '',
    what,
    show(value),
    unit,
    limit === null ? '' : show(limit),
    ratio === null ? '' : ratio.toFixed(2),
    showBound(must, unit),
    showBound(goal, unit),
    verdictOf(figure),
  ]
}

function show(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

function round(value: number): number {
  return Number(value.toPrecision(5))
}
