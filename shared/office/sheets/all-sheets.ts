/** THE list of sheets: how each is made, and the words it takes. */
import { CONTACT_COMMON_WORDS, CONTACT_WORDS } from '../../contact/contact-columns.ts'
import { VISIT_WORDS } from '../../visit/visit-columns.ts'
import type { ExportSheet } from '../export-protocol.ts'
import { CARD_SHEET_WORDS, cardSheet } from './card-sheet.ts'
import { CHECKLIST_SHEET_WORDS, checklistSheet } from './checklist-sheet.ts'
import { COMPLAINT_SHEET_WORDS, complaintSheet } from './complaint-sheet.ts'
import { ROUND_SHEET_WORDS, roundSheet } from './round-sheet.ts'
import type { Sheet, SheetContext } from './sheet.ts'
import {
  AUDIT_SHEET_WORDS,
  auditSheet,
  PEOPLE_SHEET_WORDS,
  peopleSheet,
} from './staff-sheets.ts'
import { contactSheet, visitSheet } from './traffic-sheets.ts'

export const SHEETS = {
  visits: visitSheet,
  contacts: contactSheet,
  complaints: complaintSheet,
  rounds: roundSheet,
  cards: cardSheet,
  checklists: checklistSheet,
  people: peopleSheet,
  audit: auditSheet,
} as const satisfies Record<ExportSheet, (context: SheetContext) => Sheet>

/** By area of texts. */
export const SHEET_WORDS = {
  visits: { traffic: VISIT_WORDS, 'office-exports': ['col.store'] },
  contacts: {
    ...{ contact: CONTACT_WORDS, traffic: CONTACT_COMMON_WORDS },
    'office-exports': ['col.store'],
  },
  complaints: COMPLAINT_SHEET_WORDS,
  rounds: ROUND_SHEET_WORDS,
  cards: CARD_SHEET_WORDS,
  checklists: CHECKLIST_SHEET_WORDS,
  people: PEOPLE_SHEET_WORDS,
  audit: AUDIT_SHEET_WORDS,
} as const satisfies Record<ExportSheet, Readonly<Record<string, readonly string[]>>>
