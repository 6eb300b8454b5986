/** What a person typed, made harmless for a file that another program opens [IN-11][IN-12]. */

/** Excel's limit for one cell, UTF-16 units. */
const MOST_UNITS = 32_767

/** What a spreadsheet takes for a formula; full-width signs count, as Excel folds them. */
const FORMULA = /^[\s\p{Cc}\ufeff]*[=+\-@＝＋－＠]/u
const LEADING_CONTROL = /^[\t\n]/
/** Not allowed in XML 1.0, and of no use anywhere: all controls but tab and line feed. */
const CONTROLS = /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Same text after NFC, without control characters, cut between characters when too long. */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  const plain = lines.normalize('NFC').replace(CONTROLS, '')
  return plain.length <= MOST_UNITS ? plain : cut(plain)
}

/** A spreadsheet would run it, or keep it from being shown as it is. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text) || LEADING_CONTROL.test(text)
}

function cut(text: string): string {
  let end = 0
  // A little more than fits, so that the last character is seen whole.
  for (const { index, segment } of graphemes.segment(text.slice(0, MOST_UNITS + 100))) {
    if (index + segment.length > MOST_UNITS) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
