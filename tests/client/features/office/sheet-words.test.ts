import { describe, expect, test } from 'vitest'
import { sheetWords } from '#client/features/office/exports/sheet-words.ts'
import { EXPORT_SHEETS, exportRequestSchema } from '#shared/office/export-protocol.ts'
import { SHEET_WORDS } from '#shared/office/sheets/all-sheets.ts'
import { LANGUAGES } from '#shared/record/language.ts'

/** Of one request, as the server takes it. */
const MOST_BYTES = 32 * 1024

describe.each(EXPORT_SHEETS)('the words of %s', (sheet) => {
  test.each(LANGUAGES)('are all there in %s, and fit into a request', (language) => {
    const words = sheetWords(sheet, language)
    for (const [area, keys] of Object.entries<readonly string[]>(SHEET_WORDS[sheet])) {
      for (const key of keys) {
        const word = words[area]?.[key]
        // Nothing is called as its key is, but for the few words of English that are.
        expect(word, `${area} ${key}`).toBeTruthy()
        if (/[.A-Z]/.test(key)) expect(word, `${area} ${key}`).not.toBe(key)
        if (language !== 'en') expect(word, `${area} ${key}`).not.toBe(key)
      }
    }
    const days = { from: '2026-11-01', to: '2026-11-23' }
    const kept = { format: 'csv', language, personal: 'none', name: 'n' }
    const request = { sheet, ...days, ...kept, words }
    expect(exportRequestSchema.safeParse(request).success).toBe(true)
    expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThan(MOST_BYTES)
  })
})
