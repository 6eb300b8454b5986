import { cardTexts } from '#client/locales/card.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { contactTexts } from '#client/locales/contact.ts'
import type { Area } from '#client/locales/define-area.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { auditTexts } from '#client/locales/office-audit.ts'
import { exportsTexts } from '#client/locales/office-exports.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { searchTexts } from '#client/locales/search.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import type { ExportSheet, ExportWords } from '#shared/office/export-protocol.ts'
import { SHEET_WORDS } from '#shared/office/sheets/all-sheets.ts'
import type { Language } from '#shared/record/language.ts'

const AREAS: Readonly<Record<string, Area>> = {
  card: cardTexts,
  checklist: checklistTexts,
  complaint: complaintTexts,
  'complaint-case': caseTexts,
  contact: contactTexts,
  inspection: inspectionTexts,
  'office-audit': auditTexts,
  'office-exports': exportsTexts,
  'office-people': peopleTexts,
  search: searchTexts,
  traffic: trafficTexts,
}

/** The words a file is made of, in one language: the server has none of its own. */
export function sheetWords(sheet: ExportSheet, language: Language): ExportWords {
  const wanted = Object.entries<readonly string[]>(SHEET_WORDS[sheet])
  return Object.fromEntries(
    wanted.map(([area, keys]) => {
      const texts: Readonly<Record<string, string>> = AREAS[area]?.texts[language] ?? {}
      return [area, Object.fromEntries(keys.map((key) => [key, texts[key] ?? key]))]
    }),
  )
}
