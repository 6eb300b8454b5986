import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8')

type Tokens = ReadonlyMap<string, string>

/** The custom properties of the first rule with this selector, references followed. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`)
  expect(start, `${selector} is there`).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  const own = new Map(
    [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(
      (m) => [m[1] as string, m[2] as string] as const,
    ),
  )
  for (const [name, value] of own) {
    const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
    if (reference) own.set(name, own.get(reference) as string)
  }
  return own
}

const THEMES: Record<string, Tokens> = {
  light: tokensOf(':root'),
  dark: tokensOf(':root[data-theme="dark"]'),
}

function luminance(hex: string): number {
  expect(hex).toMatch(/^#[0-9a-f]{6}$/)
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(tokens: Tokens, front: string, back: string): number {
  const [a, b] = [front, back].map((name) => luminance(tokens.get(name) ?? 'missing'))
  const [low, high] = [a, b].sort((x, y) => (x as number) - (y as number))
  return ((high as number) + 0.05) / ((low as number) + 0.05)
}

const GROUNDS = ['bg', 'surface', 'canvas', 'card'] as const
const INKS = ['text', 'muted', 'primary', 'ok', 'attention', 'bad'] as const

const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ['on-primary', 'primary'],
  ['on-bad', 'bad'],
  ['ok', 'ok-tint'],
  ['attention', 'attention-tint'],
  ['bad', 'bad-tint'],
  ['primary', 'primary-tint'],
  ['text', 'primary-tint'],
  ['muted', 'primary-tint'],
  ['muted', 'hairline'],
  // The snackbar stands the other way round.
  ['canvas', 'text'],
]

const SHAPE_PAIRS: readonly (readonly [string, string])[] = GROUNDS.flatMap((ground) => [
  ['line', ground] as const,
  ['focus', ground] as const,
])

describe.each(Object.entries(THEMES))('%s tokens', (_theme, tokens) => {
  test.each(TEXT_PAIRS)('[UX-4] text %s on %s has a contrast of 4.5', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(SHAPE_PAIRS)('[UX-4] %s on %s has a contrast of 3', (shape, ground) => {
    expect(contrast(tokens, shape, ground)).toBeGreaterThanOrEqual(3)
  })
})

test('before the script runs, the dark system gets the dark grounds', () => {
  const early = tokensOf(':root:not([data-theme])')
  for (const [name, value] of early) expect(THEMES.dark?.get(name), name).toBe(value)
})

test('both themes name the same tokens', () => {
  expect([...(THEMES.dark?.keys() ?? [])].sort()).toEqual(
    [...(THEMES.light?.keys() ?? [])].sort(),
  )
})
