/** Chinese names by their letters, as the tablet has them: `zw` and `zhangwei` for 张伟. */
import type { Spell } from '#shared/search/search-entry.ts'

const HAN = /\p{Script=Han}/u
/** Names known by their letters; forgotten all at once. */
const MOST_KNOWN = 50_000

let loading: Promise<Spell> | undefined

/** A term that may be a name in letters. */
export function isSpelling(term: string): boolean {
  return /^[a-z]{2,}$/.test(term)
}

/** The dictionary comes with the first query in letters, not with the server. */
export function loadSpelling(): Promise<Spell> {
  loading ??= makeSpelling()
  return loading
}

async function makeSpelling(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const known = new Map<string, readonly string[]>()
  const options = { toneType: 'none', type: 'array', surname: 'head', v: true } as const
  return (name) => {
    const held = known.get(name)
    if (held) return held
    if (known.size >= MOST_KNOWN) known.clear()
    const syllables = HAN.test(name) ? pinyin(name, options) : []
    const spelled =
      syllables.length > 0
        ? [syllables.map((s) => s[0] ?? '').join(''), syllables.join('')]
        : []
    known.set(name, spelled)
    return spelled
  }
}
