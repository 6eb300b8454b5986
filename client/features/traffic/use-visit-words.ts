import { useMemo } from 'react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { type KeyOf, useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import type { Json } from '#shared/record/json.ts'
import type { Visit } from '#shared/visit/visit.ts'
import {
  INVITED_BY,
  NO_DRIVE_REASONS,
  NOT_RECORDED_REASONS,
  TRANSPORTS,
  VISIT_KINDS,
  VISIT_ORDERS,
  VISIT_STEPS,
} from '#shared/visit/visit-values.ts'
import { useNames } from './use-names.ts'

type TextKey = KeyOf<typeof trafficTexts>

/** The fields people fill, and so can differ about, with the key of their label. */
const LABELS = {
  consultantId: 'consultant',
  deputyId: 'deputy',
  visitKind: 'visitKind',
  visitOrder: 'visitOrder',
  headcount: 'headcount',
  byAppointment: 'byAppointment',
  invitedBy: 'invitedBy',
  transport: 'transport',
  plateTail: 'plateTail',
  leaveAt: 'leaveAt',
  source: 'source',
  sourceDetail: 'sourceDetail',
  nameOrCall: 'nameOrCall',
  phone: 'phone',
  recorded: 'isRecorded',
  notRecordedReason: 'notRecordedReason',
  models: 'models',
  trim: 'trim',
  color: 'color',
  levelAtLeave: 'levelAtLeave',
  steps: 'steps',
  noTestDriveReason: 'noTestDriveReason',
  competitor: 'competitor',
  nextContactAt: 'nextContactAt',
  wechatAdded: 'wechatAdded',
  seenOff: 'seenOff',
  paperSheetNo: 'paperSheetNo',
  dmsEntered: 'dmsEnter',
  dmsRef: 'dmsRef',
  note: 'note',
} as const satisfies Partial<Record<keyof Visit, TextKey>>
type FieldName = keyof typeof LABELS

/** Codes that have a word: the key is the prefix and the code. */
const CODES: Partial<
  Record<FieldName, readonly [prefix: string, codes: readonly string[]]>
> = {
  visitKind: ['kind', VISIT_KINDS],
  visitOrder: ['order', VISIT_ORDERS],
  invitedBy: ['invited', INVITED_BY],
  transport: ['transport', TRANSPORTS],
  notRecordedReason: ['why', NOT_RECORDED_REASONS],
  noTestDriveReason: ['noDrive', NO_DRIVE_REASONS],
  steps: ['step', VISIT_STEPS],
}

/** Names of fields and their values, in the language in use. A phone stays masked. */
export function useVisitWords(people: People, zone: string) {
  const t = useText(trafficTexts)
  const names = useNames()
  const format = useFormat()
  return useMemo(() => {
    function word(field: FieldName, value: Json): string {
      if (value === null || value === '') return t('blank')
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
      if (Array.isArray(value)) return value.map((one) => word(field, one)).join('、')
      if (typeof value === 'number') {
        return field === 'headcount' ? String(value) : format.dayTime(value, zone)
      }
      const text = String(value)
      const [prefix, codes] = CODES[field] ?? []
      if (codes?.includes(text)) return t(`${prefix}.${text}` as TextKey & 'blank')
      if (field === 'consultantId' || field === 'deputyId') return people.nameOf(text)
      if (field === 'source') return names.source(text)
      if (field === 'levelAtLeave') return names.level(text)
      return field === 'phone' ? maskPhone(text) : text
    }
    return {
      isField: (field: string): field is FieldName => Object.hasOwn(LABELS, field),
      label: (field: FieldName) => t(LABELS[field]),
      value: word,
    }
  }, [t, names, format, people, zone])
}
