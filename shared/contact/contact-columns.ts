/** The columns of the 《來電/網絡/外展/外拓客戶統計表》, for paper and for files. */
import type { Cell, Column } from '../export/table.ts'
import { maskPhone } from '../privacy/mask-phone.ts'
import { wallTime } from '../record/business-day.ts'
import type { VisitColumnsInput, VisitWord } from '../visit/visit-columns.ts'
import { NOT_RECORDED_REASONS } from '../visit/visit-values.ts'
import { CONTACT_KINDS, CONTACT_VALIDITIES, CONTACT_VIAS, type Contact } from './contact.ts'
import { isContactComplete, isVoid, responseMs } from './contact-sheet.ts'

const words = <P extends string, C extends string>(prefix: P, codes: readonly C[]) =>
  codes.map((code) => `${prefix}.${code}` as const)

export const CONTACT_WORDS = [
  ...(['receivedAt', 'kinds', 'via', 'handler', 'valid', 'invalidReason'] as const),
  ...(['recorded', 'customerName', 'model', 'level', 'question'] as const),
  ...(['col.response', 'col.appointment', 'col.arrived'] as const),
  ...words('kind', CONTACT_KINDS),
  ...words('via', CONTACT_VIAS),
  ...words('valid', CONTACT_VALIDITIES),
  ...words('state', ['complete', 'open', 'void'] as const),
] as const

/** Of the words of visits those that are used here, too. */
export const CONTACT_COMMON_WORDS = [
  ...(['yes', 'no', 'phone', 'source', 'dms', 'dmsRef', 'col.number', 'col.date'] as const),
  'col.state',
  ...words('why', NOT_RECORDED_REASONS),
] as const satisfies readonly VisitWord[]

export type ContactState = 'complete' | 'open' | 'void'

export function contactState(row: Contact): ContactState {
  if (isVoid(row)) return 'void'
  return isContactComplete(row) ? 'complete' : 'open'
}

type ContactColumnsInput = Pick<VisitColumnsInput, 'names' | 'nameOf' | 'zone'> & {
  readonly t: (word: (typeof CONTACT_WORDS)[number]) => string
  readonly common: (word: (typeof CONTACT_COMMON_WORDS)[number]) => string
}

type Field = Column & {
  readonly of: (row: Contact, index: number) => Cell
  readonly isFileOnly?: true
  readonly holds?: keyof Contact
}

/** `isPersonal`: with whole phone numbers; masked otherwise. */
export function contactColumns(
  { t, common, names, nameOf, zone }: ContactColumnsInput,
  isPersonal: boolean,
): readonly Field[] {
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
      holds: 'place',
    },
    {
      label: t('handler'),
      width: 7,
      of: (row) => (row.handlerId ? nameOf(row.handlerId) : ''),
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
    {
      label: t('customerName'),
      width: 8,
      of: (row) => row.customerName ?? '',
      holds: 'customerName',
    },
    {
      label: common('phone'),
      width: 11,
      holds: 'phone',
      of: ({ phone }) => (phone ? (isPersonal ? phone : maskPhone(phone)) : ''),
    },
    { label: t('model'), width: 9, of: (row) => row.model ?? '' },
    { label: t('level'), width: 8, of: (row) => names.level(row.level) },
    { label: common('source'), width: 9, of: (row) => names.source(row.source) },
    { label: t('question'), width: 16, of: (row) => row.question ?? '', holds: 'question' },
    { label: t('col.appointment'), width: 10, of: (row) => day(row.appointmentAt) },
    { label: t('col.arrived'), width: 5, of: (row) => yesNo(Boolean(row.arrivedVisitId)) },
    { label: common('dms'), width: 5, of: (row) => yesNo(row.dmsEntered ?? false) },
    { label: common('dmsRef'), width: 10, of: (row) => row.dmsRef ?? '', isFileOnly: true },
    { label: common('col.state'), width: 8, of: (row) => t(`state.${contactState(row)}`) },
  ]
  return fields
}
