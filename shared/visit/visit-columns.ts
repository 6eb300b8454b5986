/** The columns of the 《展廳客流統計表》 (domain.md 2.3): for paper, for the tablet's and the office's files. */
import type { Cell, Column } from '../export/table.ts'
import { maskPhone } from '../privacy/mask-phone.ts'
import { wallTime } from '../record/business-day.ts'
import { type RowState, rowState } from './row-state.ts'
import type { Visit } from './visit.ts'
import { hadDrive } from './visit-gaps.ts'
import {
  INVITED_BY,
  NO_DRIVE_REASONS,
  NOT_RECORDED_REASONS,
  TRANSPORTS,
  VISIT_KINDS,
  VISIT_ORDERS,
  VISIT_STEPS,
} from './visit-values.ts'

/** Why a row is taken back, where it is one of the usual reasons. */
export const VOID_REASONS = ['duplicate', 'mistake', 'not_visitor'] as const

const words = <P extends string, C extends string>(prefix: P, codes: readonly C[]) =>
  codes.map((code) => `${prefix}.${code}` as const)

/** The words the columns are made of; who shows them has them in his language. */
export const VISIT_WORDS = [
  ...(['yes', 'no', 'arriveAt', 'leaveAt', 'headcount', 'transport', 'plateTail'] as const),
  ...(['visitKind', 'visitOrder', 'byAppointment', 'invitedBy', 'source'] as const),
  ...([
    'sourceDetail',
    'deputy',
    'phone',
    'wechatAdded',
    'trim',
    'color',
    'steps',
  ] as const),
  ...(['competitor', 'nextContactAt', 'seenOff', 'dms', 'dmsRef', 'paperSheetNo'] as const),
  ...(['note', 'col.number', 'col.date', 'col.slot', 'col.consultant'] as const),
  ...(['col.customer', 'col.recorded', 'col.model', 'col.level', 'col.drive'] as const),
  ...(['col.order1', 'col.void', 'col.state'] as const),
  ...words('kind', VISIT_KINDS),
  ...words('order', VISIT_ORDERS),
  ...words('transport', TRANSPORTS),
  ...words('invited', INVITED_BY),
  ...words('why', NOT_RECORDED_REASONS),
  ...words('step', VISIT_STEPS),
  ...words('noDrive', NO_DRIVE_REASONS),
  ...words('void', VOID_REASONS),
  ...words('state', ['complete', 'open', 'late', 'overdue', 'void'] as const),
] as const
export type VisitWord = (typeof VISIT_WORDS)[number]

export type VisitRow = {
  readonly visit: Visit
  readonly number: number
  /** The undos that hold; empty while the row counts. */
  readonly undos: readonly { readonly reason?: string | undefined }[]
}

export type VisitState = RowState | 'void'

export function visitState(
  { visit, undos }: VisitRow,
  now: number,
  closesAt: number,
): VisitState {
  return undos.length > 0 ? 'void' : rowState(visit, now, closesAt)
}

export type VisitColumnsInput = {
  readonly t: (word: VisitWord) => string
  readonly names: {
    /** '' for nothing. */
    readonly source: (code: string | null | undefined) => string
    readonly level: (code: string | null | undefined) => string
  }
  readonly nameOf: (id: string) => string
  readonly zone: string
  readonly now: number
  /** When the store closes on a business day, ms. */
  readonly closesAt: (day: string) => number
}

type Field = Column & {
  readonly of: (row: VisitRow) => Cell
  /** The field of a visit that says what class it is of, where the column holds one. */
  readonly holds?: keyof Visit
}

/** `isPersonal`: with whole phone numbers; masked otherwise. */
export function visitColumns(input: VisitColumnsInput, isPersonal: boolean) {
  const { t, names, nameOf, zone, now, closesAt } = input
  const isCar = ({ visit }: VisitRow) => visit.visitKind === 'new_car'
  const yesNo = (value: boolean | null | undefined) =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : ''
  const text =
    (key: TextField) =>
    ({ visit }: VisitRow): Cell =>
      visit[key] ?? ''
  const clock = (at: number | null | undefined): Cell => {
    if (typeof at !== 'number') return null
    const { hour, minute } = wallTime(at, zone)
    return { type: 'clock', minutes: hour * 60 + minute }
  }
  const clockText = (at: number | null | undefined) => {
    if (typeof at !== 'number') return ''
    const { hour, minute } = wallTime(at, zone)
    return [hour, minute].map((n) => String(n).padStart(2, '0')).join(':')
  }
  return {
    number: field(t('col.number'), 4, (v) => v.number),
    day: field(t('col.date'), 10, (v) => ({ type: 'date', day: v.visit.day })),
    arrive: {
      ...field(t('arriveAt'), 8, (v) => clock(v.visit.arriveAt)),
      text: (v: VisitRow) => clockText(v.visit.arriveAt),
    },
    leave: {
      ...field(t('leaveAt'), 8, (v) => clock(v.visit.leaveAt)),
      text: (v: VisitRow) => clockText(v.visit.leaveAt),
    },
    slot: field(t('col.slot'), 6, (v) => wallTime(v.visit.arriveAt, zone).hour),
    headcount: field(t('headcount'), 4, (v) => v.visit.headcount),
    transport: field(t('transport'), 8, ({ visit }) =>
      visit.transport ? t(`transport.${visit.transport}`) : '',
    ),
    plate: field(t('plateTail'), 8, text('plateTail'), 'plateTail'),
    kind: field(t('visitKind'), 10, ({ visit }) => t(`kind.${visit.visitKind}`)),
    order: field(t('visitOrder'), 8, (v) =>
      isCar(v) ? t(`order.${v.visit.visitOrder}`) : t(`kind.${v.visit.visitKind}`),
    ),
    booked: field(t('byAppointment'), 6, ({ visit }) => yesNo(visit.byAppointment)),
    invited: field(t('invitedBy'), 8, ({ visit }) =>
      visit.invitedBy ? t(`invited.${visit.invitedBy}`) : '',
    ),
    source: field(t('source'), 9, ({ visit }) => names.source(visit.source)),
    sourceDetail: field(t('sourceDetail'), 12, text('sourceDetail'), 'sourceDetail'),
    consultant: field(t('col.consultant'), 7, ({ visit }) =>
      visit.consultantId ? nameOf(visit.consultantId) : '',
    ),
    deputy: field(t('deputy'), 7, ({ visit }) =>
      visit.deputyId ? nameOf(visit.deputyId) : '',
    ),
    customer: field(t('col.customer'), 8, text('nameOrCall'), 'nameOrCall'),
    phone: field(
      t('phone'),
      11,
      ({ visit }) =>
        visit.phone ? (isPersonal ? visit.phone : maskPhone(visit.phone)) : '',
      'phone',
    ),
    wechat: field(t('wechatAdded'), 6, ({ visit }) => yesNo(visit.wechatAdded)),
    recorded: field(t('col.recorded'), 7, ({ visit }) =>
      visit.recorded === false && visit.notRecordedReason
        ? `${t('no')}（${t(`why.${visit.notRecordedReason}`)}）`
        : yesNo(visit.recorded),
    ),
    models: field(t('col.model'), 9, ({ visit }) => visit.models?.join('、') ?? ''),
    trim: field(t('trim'), 8, text('trim')),
    color: field(t('color'), 8, text('color')),
    level: field(t('col.level'), 8, ({ visit }) => names.level(visit.levelAtLeave)),
    steps: field(t('steps'), 16, ({ visit }) =>
      (visit.steps ?? []).map((step) => t(`step.${step}`)).join('、'),
    ),
    drive: field(t('col.drive'), 7, (v) => {
      if (!isCar(v)) return ''
      if (hadDrive(v.visit)) return t('yes')
      const why = v.visit.noTestDriveReason
      return why ? `${t('no')}（${t(`noDrive.${why}`)}）` : ''
    }),
    orders: field(t('col.order1'), 5, (v) =>
      isCar(v) ? t(v.visit.steps?.includes('order') ? 'yes' : 'no') : '',
    ),
    competitor: field(t('competitor'), 10, text('competitor'), 'competitor'),
    next: field(t('nextContactAt'), 9, ({ visit }) =>
      typeof visit.nextContactAt === 'number'
        ? { type: 'date', day: wallTime(visit.nextContactAt, zone).day }
        : null,
    ),
    seenOff: field(t('seenOff'), 6, ({ visit }) => yesNo(visit.seenOff)),
    dms: field(t('dms'), 6, (v) => {
      if (!isCar(v)) return ''
      const at = clockText(v.visit.dmsEnteredAt)
      return [yesNo(v.visit.dmsEntered ?? false), at].filter(Boolean).join(' ')
    }),
    dmsRef: field(t('dmsRef'), 10, text('dmsRef')),
    paper: field(t('paperSheetNo'), 8, text('paperSheetNo')),
    state: field(t('col.state'), 10, (v) =>
      t(`state.${visitState(v, now, closesAt(v.visit.day))}`),
    ),
    voidReason: field(t('col.void'), 12, ({ undos }) => {
      if (undos.length === 0) return ''
      const reason = undos.find((undo) => undo.reason !== undefined)?.reason
      return [t('state.void'), reason && voidWords(t, reason)].filter(Boolean).join('：')
    }),
    note: field(t('note'), 14, text('note'), 'note'),
  }
}

type TextField =
  | 'plateTail'
  | 'sourceDetail'
  | 'nameOrCall'
  | 'trim'
  | 'color'
  | 'competitor'
  | 'dmsRef'
  | 'paperSheetNo'
  | 'note'

function field(label: string, width: number, of: Field['of'], holds?: keyof Visit): Field {
  return holds === undefined ? { label, width, of } : { label, width, of, holds }
}

function voidWords(t: VisitColumnsInput['t'], reason: string): string {
  const known = VOID_REASONS.find((one) => one === reason)
  return known ? t(`void.${known}`) : reason
}
