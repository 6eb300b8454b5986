/** The sheet as a table: the columns of the paper form, and all of them for a file. */

import type { trafficTexts } from '#client/locales/traffic.ts'
import type { Translate } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { Cell, Column, Table } from '#shared/export/table.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import { wallTime } from '#shared/record/business-day.ts'
import { sheetTotals } from '#shared/visit/day-totals.ts'
import { hadDrive } from '#shared/visit/visit-gaps.ts'
import { LABEL_OF, TOTALS } from './totals-panel.tsx'
import type { Names } from './use-names.ts'
import { stateOf, type VisitView } from './visit-view.ts'

type SheetWords = {
  readonly t: Translate<typeof trafficTexts>
  readonly names: Names
  readonly people: People
  readonly voidWords: (reason: string) => string
}

export type SheetInput = SheetWords & {
  /** Those to be exported, in any order; the totals are theirs. */
  readonly rows: readonly VisitView[]
  readonly zone: string
  readonly now: number
  readonly closesAt: number
}

type Field = Column & { readonly of: (view: VisitView) => Cell }

/** A4 landscape holds so much; what a row says no more often is in the file. */
export function paperTable(input: SheetInput): Table {
  const { t } = input
  const f = fieldsOf(input, false)
  return tableOf(input, [
    f.number,
    {
      label: t('col.stay'),
      width: 8,
      of: (view) => [f.arrive.text(view), f.leave.text(view)].join('–'),
    },
    f.headcount,
    { ...f.order, label: t('col.order') },
    f.source,
    f.consultant,
    f.customer,
    f.phone,
    f.recorded,
    f.models,
    f.level,
    f.drive,
    f.orders,
    f.next,
    f.dms,
    { ...f.note, of: (view) => f.voidReason.of(view) || f.note.of(view) },
  ])
}

/** `isPersonal`: with whole phone numbers; masked otherwise. */
export function fileTable(input: SheetInput, isPersonal: boolean): Table {
  return tableOf(input, Object.values(fieldsOf(input, isPersonal)))
}

function tableOf(input: SheetInput, fields: readonly Field[]): Table {
  const { t, names, zone } = input
  const rows = input.rows.toSorted((a, b) => a.number - b.number)
  const standing = rows.filter(({ undos }) => undos.length === 0)
  const totals = sheetTotals(
    standing.map(({ visit }) => visit),
    zone,
  )
  const hours = totals.byHour.flatMap((count, hour): [string, number][] =>
    count > 0 ? [[t('hour', { from: hour, to: (hour + 1) % 24 }), count]] : [],
  )
  const sources = totals.bySource.map(([source, count]): [string, number] => [
    names.source(source) || t('noSource'),
    count,
  ])
  return {
    title: t('sheet'),
    columns: fields.map(({ label, width }) => ({ label, width })),
    struck: new Set(rows.flatMap(({ undos }, i) => (undos.length > 0 ? [i] : []))),
    rows: rows.map((view) => fields.map(({ of }) => of(view))),
    totals: [
      ...TOTALS.map((key): [string, number] => [t(LABEL_OF[key]), totals[key]]),
      ...hours,
      ...sources,
    ],
  }
}

function fieldsOf(input: SheetInput, isPersonal: boolean) {
  const { t, names, people, voidWords, zone, now, closesAt } = input
  const isCar = ({ visit }: VisitView) => visit.visitKind === 'new_car'
  const yesNo = (value: boolean | null | undefined) =>
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : ''
  const text =
    (key: TextField) =>
    ({ visit }: VisitView): Cell =>
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
      text: (v: VisitView) => clockText(v.visit.arriveAt),
    },
    leave: {
      ...field(t('leaveAt'), 8, (v) => clock(v.visit.leaveAt)),
      text: (v: VisitView) => clockText(v.visit.leaveAt),
    },
    slot: field(t('col.slot'), 6, (v) => wallTime(v.visit.arriveAt, zone).hour),
    headcount: field(t('headcount'), 4, (v) => v.visit.headcount),
    transport: field(t('transport'), 8, ({ visit }) =>
      visit.transport ? t(`transport.${visit.transport}`) : '',
    ),
    plate: field(t('plateTail'), 8, text('plateTail')),
    kind: field(t('visitKind'), 10, ({ visit }) => t(`kind.${visit.visitKind}`)),
    order: field(t('visitOrder'), 8, (v) =>
      isCar(v) ? t(`order.${v.visit.visitOrder}`) : t(`kind.${v.visit.visitKind}`),
    ),
    booked: field(t('byAppointment'), 6, ({ visit }) => yesNo(visit.byAppointment)),
    invited: field(t('invitedBy'), 8, ({ visit }) =>
      visit.invitedBy ? t(`invited.${visit.invitedBy}`) : '',
    ),
    source: field(t('source'), 9, ({ visit }) => names.source(visit.source)),
    sourceDetail: field(t('sourceDetail'), 12, text('sourceDetail')),
    consultant: field(t('col.consultant'), 7, ({ visit }) =>
      visit.consultantId ? people.nameOf(visit.consultantId) : '',
    ),
    deputy: field(t('deputy'), 7, ({ visit }) =>
      visit.deputyId ? people.nameOf(visit.deputyId) : '',
    ),
    customer: field(t('col.customer'), 8, text('nameOrCall')),
    phone: field(t('phone'), 11, ({ visit }) =>
      visit.phone ? (isPersonal ? visit.phone : maskPhone(visit.phone)) : '',
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
    competitor: field(t('competitor'), 10, text('competitor')),
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
    state: field(t('col.state'), 10, (v) => t(`state.${stateOf(v, now, closesAt)}`)),
    voidReason: field(t('col.void'), 12, ({ undos }) => {
      if (undos.length === 0) return ''
      const reason = undos.find((undo) => undo.reason !== undefined)?.reason
      return [t('state.void'), reason && voidWords(reason)].filter(Boolean).join('：')
    }),
    note: field(t('note'), 14, text('note')),
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

function field(label: string, width: number, of: Field['of']): Field {
  return { label, width, of }
}
