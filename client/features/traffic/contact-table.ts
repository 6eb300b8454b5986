/** The sheet of contacts as a table, for paper and for files. */

import type { contactTexts } from '#client/locales/contact.ts'
import type { trafficTexts } from '#client/locales/traffic.ts'
import type { Translate } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { Contact } from '#shared/contact/contact.ts'
import { contactTotals, isVoid, responseMs } from '#shared/contact/contact-sheet.ts'
import type { Cell, Column, Table } from '#shared/export/table.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { wallTime } from '#shared/record/business-day.ts'
import { NOT_RECORDED_REASONS } from '#shared/visit/visit-values.ts'
import { contactState } from './contact-look.ts'
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

type Field = Column & {
  readonly of: (row: Contact, index: number) => Cell
  readonly isFileOnly?: true
}

type Target = { readonly isPaper: boolean; readonly isPersonal: boolean }

export function contactTable(input: ContactInput, target: Target): Table {
  const { t, rows } = input
  const fields = fieldsOf(input, target.isPersonal).filter(
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

function fieldsOf({ t, common, names, people, zone }: ContactInput, isPersonal: boolean) {
  const yesNo = (value: boolean | null | undefined) =>
    typeof value === 'boolean' ? common(value ? 'yes' : 'no') : ''
  const day = (at: number | null | undefined): Cell =>
    typeof at === 'number' ? { type: 'date', day: wallTime(at, zone).day } : null
  const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 60_000))
  const whyNot = (code: string | null | undefined) => {
    const known = NOT_RECORDED_REASONS.find((why) => why === code)
    return known ? `（${common(`why.${known}`)}）` : ''
  }
  const fields: Field[] = [
    { label: common('col.number'), width: 4, of: (_, i) => i + 1 },
    {
      label: common('col.date'),
      width: 10,
      of: (row) => ({ type: 'date', day: row.day }),
      isFileOnly: true,
    },
    {
      label: t('receivedAt'),
      width: 6,
      of: ({ receivedAt }) => {
        const { hour, minute } = wallTime(receivedAt, zone)
        return { type: 'clock', minutes: hour * 60 + minute }
      },
    },
    { label: t('kinds'), width: 6, of: (row) => t(`kind.${row.contactKind}`) },
    {
      label: t('via'),
      width: 8,
      of: (row) => (row.via ? t(`via.${row.via}`) : (row.place ?? '')),
    },
    {
      label: t('handler'),
      width: 7,
      of: (row) => (row.handlerId ? people.nameOf(row.handlerId) : ''),
    },
    { label: t('col.response'), width: 8, of: (row) => minutes(responseMs(row)) },
    {
      label: t('valid'),
      width: 6,
      of: (row) => (row.valid ? t(`valid.${row.valid}`) : ''),
    },
    {
      label: t('invalidReason'),
      width: 10,
      of: (row) => row.invalidReason ?? '',
      isFileOnly: true,
    },
    {
      label: t('recorded'),
      width: 7,
      of: (row) =>
        yesNo(row.recorded) + (row.recorded === false ? whyNot(row.notRecordedReason) : ''),
    },
    { label: t('customerName'), width: 8, of: (row) => row.customerName ?? '' },
    {
      label: common('phone'),
      width: 11,
      of: ({ phone }) => (phone ? (isPersonal ? phone : maskPhone(phone)) : ''),
    },
    { label: t('model'), width: 9, of: (row) => row.model ?? '' },
    { label: t('level'), width: 8, of: (row) => names.level(row.level) },
    { label: common('source'), width: 9, of: (row) => names.source(row.source) },
    { label: t('question'), width: 16, of: (row) => row.question ?? '' },
    { label: t('col.appointment'), width: 10, of: (row) => day(row.appointmentAt) },
    { label: t('col.arrived'), width: 5, of: (row) => yesNo(Boolean(row.arrivedVisitId)) },
    { label: common('dms'), width: 5, of: (row) => yesNo(row.dmsEntered ?? false) },
    { label: common('dmsRef'), width: 10, of: (row) => row.dmsRef ?? '', isFileOnly: true },
    { label: common('col.state'), width: 8, of: (row) => t(`state.${contactState(row)}`) },
  ]
  return fields
}
