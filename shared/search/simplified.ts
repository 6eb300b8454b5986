/// <reference path="./opencc-dict.d.ts" />
/**
 * Traditional characters to simplified ones, one for one: about 3,200 pairs of OpenCC. 29 kB,
 * so whoever searches imports this file late; nothing of the first load may.
 */
import pairs from 'opencc-js/dict/TSCharacters'

const steps: ReadonlyMap<string, string> = new Map(
  pairs
    .split('|')
    .map((pair) => pair.split(' ') as [string, string])
    .filter(([from, to]) => from !== to),
)

/** `傳` to `传`; characters that stay as they are are not in it. */
export const simplified: ReadonlyMap<string, string> = new Map(
  [...steps.keys()].map((from) => [from, endOf(from)]),
)

/** 薴 becomes 苧, which for others is what becomes 苎: all of one family meet. */
function endOf(char: string): string {
  const next = steps.get(char)
  return next === undefined ? char : endOf(next)
}
