/** What consultants wrote down after a visit: domain.md's models, names and rates. */
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { type Channel, PURPOSE_OF, type Visit } from '#shared/visit/visit.ts'
import type { VisitStep } from '#shared/visit/visit-values.ts'
import type { DemoTime } from './demo-entry.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const SURNAMES = '王李趙吳孫鄧錢周鄭馮陸秦許何呂張'
const TITLES = { 先生: 6, 女士: 4, 小姐: 2 }
export const MODELS = { 'M1 轎車': 3, 'M2 SUV': 5, 'M3 電動': 4, 'M5 MPV': 2 }
const SOURCES = {
  ...{ passing_by: 5, portal: 6, live_stream: 4, official: 2, search: 3, friend: 3 },
  ...{ owner_referral: 3, owner_base: 2, event: 3, wechat: 2, outdoor: 1 },
}
const LEVELS = { H: 3, A: 4, B: 5, C: 4, P: 2, N: 1 }
const NOT_KEPT = { refused: 4, too_short: 5, not_buyer: 2, other: 1 }
const NO_DRIVE = {
  ...{
    no_licence: 2,
    no_time: 5,
    car_out: 2,
    not_offered: 1,
    declined: 4,
    drove_before: 1,
  },
}
const TRANSPORTS = { own_car: 6, on_foot: 3, taxi: 2, other: 1 }
const COMPETITORS = { 星途: 1, 遠航: 1, 啟辰: 1 }

/** Made up, and not a number anybody has. */
export function demoCustomer(random: Random): { name: string; phone: string } {
  const surname = [...SURNAMES][random.between(0, [...SURNAMES].length - 1)] as string
  const phone = `1380000${String(random.between(0, 9_999)).padStart(4, '0')}`
  return { name: surname + random.pick(TITLES), phone }
}

export type Written = {
  /** The visit's fields, as they were added. */
  readonly set: Fields
  /** When, ms. */
  readonly at: number
}

/** What followed the tap: null for one that nobody has completed. */
export function demoRow(
  tapped: Visit,
  channel: Channel,
  { zone }: DemoTime,
  random: Random,
): Written | null {
  const stayed = channel === 'other' ? random.between(3, 25) : random.between(9, 95)
  const leaveAt = tapped.arriveAt + stayed * MINUTE
  const at = leaveAt + random.between(2, 28) * MINUTE
  if (businessDay(at, zone) !== tapped.day) return null
  if (channel === 'other') return { at, set: { leaveAt, ...purposeOf(random) } }
  if (random.next() < 0.05) return { at, set: { leaveAt } }

  const order = channel === 'appointment' ? orderOf(random) : tapped.visitOrder
  const isKept = random.next() < (order === 'first' ? 0.8 : 0.97)
  const isShort = stayed < 20
  const steps = stepsOf({ order, isShort }, random)
  const source = random.pick(SOURCES)
  const set = {
    leaveAt,
    ...{ visitOrder: order, transport: random.pick(TRANSPORTS), source, steps },
    ...{ models: modelsOf(random), seenOff: random.next() < 0.9, recorded: isKept },
    ...(isKept
      ? keptFields(tapped, { steps, zone }, random)
      : {
          notRecordedReason:
            order === 'repeat' ? 'already_customer' : random.pick(NOT_KEPT),
        }),
    ...(order === 'first' && !steps.includes('test_drive')
      ? { noTestDriveReason: random.pick(NO_DRIVE) }
      : {}),
    ...(channel === 'appointment' ? { invitedBy: 'phone' } : {}),
    ...(random.next() < 0.3 ? { competitor: random.pick(COMPETITORS) } : {}),
    ...dmsFields(at, random),
  }
  return { at, set }
}

function keptFields(
  { day }: Visit,
  { steps, zone }: { steps: readonly VisitStep[]; zone: string },
  random: Random,
): Fields {
  const { name, phone } = demoCustomer(random)
  const level = steps.includes('order') ? 'O' : random.pick(LEVELS)
  const inDays = random.between(1, level === 'H' ? 2 : 7)
  return {
    ...{ nameOrCall: name, phone, levelAtLeave: level },
    wechatAdded: random.next() < 0.6,
    nextContactAt: instantAt(shiftDay(day, inDays), 10, 0, zone),
  }
}

function stepsOf(
  { order, isShort }: { order: Visit['visitOrder']; isShort: boolean },
  random: Random,
): VisitStep[] {
  if (isShort) return ['needs']
  const steps: VisitStep[] = ['needs', 'presentation']
  if (random.next() < 0.6) steps.push('test_drive')
  if (random.next() < 0.5) steps.push('quotation')
  if (random.next() < (order === 'repeat' ? 0.3 : 0.12)) steps.push('finance', 'order')
  return steps
}

/** Typed again by the clerk a while later, now and then not at all. */
function dmsFields(at: number, random: Random): Fields {
  if (random.next() < 0.1) return {}
  const dmsEnteredAt = at - random.between(0, 1) * MINUTE
  return { dmsEntered: true, dmsEnteredAt }
}

function modelsOf(random: Random): string[] {
  return [
    ...new Set([
      random.pick(MODELS),
      ...(random.next() < 0.2 ? [random.pick(MODELS)] : []),
    ]),
  ]
}

function orderOf(random: Random): Visit['visitOrder'] {
  return random.next() < 0.45 ? PURPOSE_OF.first.visitOrder : PURPOSE_OF.repeat.visitOrder
}

function purposeOf(random: Random): Fields {
  return {
    visitKind: random.pick({ non_sales: 4, paperwork: 3, pickup: 2, aftersales: 3 }),
  }
}
