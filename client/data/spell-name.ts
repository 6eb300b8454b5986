/** Names by their letters: a dictionary of 300 kB, fetched by the first query in letters. */
import type { Spell } from '#shared/search/search-entry.ts'

const HAN = /\p{Script=Han}/u

/** `zw` and `zhangwei` for 张伟; a surname is read as a surname (单: shan). */
export async function loadSpelling(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro')
  const known = new Map<string, readonly string[]>()
  return (name) => {
    let spelled = known.get(name)
    if (!spelled) {
      spelled = HAN.test(name) ? spell(name) : []
      known.set(name, spelled)
    }
    return spelled
  }

  function spell(name: string): readonly string[] {
    const syllables = pinyin(name, {
      toneType: 'none',
      type: 'array',
      surname: 'head',
      v: true,
    })
    return [syllables.map((s) => s[0] ?? '').join(''), syllables.join('')]
  }
}

/** Whether a query is in letters at all. */
export function isSpelling(query: string): boolean {
  return /[a-z]{2}/i.test(query.normalize('NFKC'))
}
