/**
 * The ids a test file's titles start with: `test('[S4][F1] …')`, `it.each(…)('[CO-2] …')`.
 * Only the leading brackets of a string count, so prose cannot cover a promise by accident.
 */

/** @param {string} text @returns {string[]} */
export function idsIn(text) {
  const titles = text.matchAll(/['"`]((?:\[(?:[A-Z]{1,2}-?\d+)\]\s*)+)/g)
  return [...titles].flatMap(([, ids]) =>
    [...ids.matchAll(/\[([^\]]+)\]/g)].map(([, id]) => id),
  )
}
