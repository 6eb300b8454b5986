/** The sheet of contacts as a table, for paper and for files. */

import type { contactTexts } from '#client/locales/contact.ts'
import type { trafficTexts } from '#client/locales/traffic.ts'
import type { Translate } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { Contact } from '#shared/contact/contact.ts'
import { contactColumns } from '#shared/contact/contact-columns.ts'
import { contactTotals, isVoid } from '#shared/contact/contact-sheet.ts'
import type { Table } from '#shared/export/table.ts'
import { CONTACT_TOTALS } from './contact-totals.tsx'
import type { Names } from './use-names.ts'

type ContactInput = {
  readonly t: Translate<typeof contactTexts>
  readonly common: Translate<typeof trafficTexts>
  readonly names: Names
  readonly people: People
  /** Those to be exported; the totals are theirs. */
  readonly rows: readonly Contact[]
  readonly zone: string
}

type Target = { readonly isPaper: boolean; readonly isPersonal: boolean }

export function contactTable(input: ContactInput, target: Target): Table {
  const { t, rows, people } = input
  const words = { ...input, nameOf: people.nameOf }
  const fields = contactColumns(words, target.isPersonal).filter(
    ({ isFileOnly }) => !(target.isPaper && isFileOnly),
  )
  const totals = contactTotals(rows)
  return {
    title: t('sheet'),
    columns: fields.map(({ label, width }) => ({ label, width })),
    struck: new Set(rows.flatMap((row, i) => (isVoid(row) ? [i] : []))),
    rows: rows.map((row, i) => fields.map(({ of }) => of(row, i))),
    totals: CONTACT_TOTALS.map((key) => [t(`total.${key}`), totals[key]]),
  }
}
