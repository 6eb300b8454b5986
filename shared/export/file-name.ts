/** `城東店_展廳客流統計表_2026-11-23.csv`: who, what, when (product.md 2.6). */

/** What some system does not take in a name of a file. */
const FORBIDDEN = /[\s\p{Cc}<>:"/\\|?*.]+/gu
const MOST_CHARS = 60

export function fileName(parts: readonly string[], extension?: string): string {
  const name = parts
    .map((part) => [...part.replace(FORBIDDEN, ' ').trim()].slice(0, MOST_CHARS).join(''))
    .filter((part) => part !== '')
    .join('_')
  return extension === undefined ? name : `${name}.${extension}`
}
