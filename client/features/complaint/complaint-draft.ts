/** What a complaint form holds while it is filled in, and what it becomes. */
import type { Complaint, ComplaintCategory } from '#shared/complaint/complaint.ts'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import { businessDay, instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'

/** Minutes before the form was opened, or an instant (ms) within the last 24 hours. */
export type Start = { type: 'ago'; minutes: number } | { type: 'at'; at: number }

export type ComplaintDraft = {
  category: ComplaintCategory | null
  customerName: string
  phone: string
  description: string
  customerWish: string
  model: string
  plate: string
  vinLast6: string
  orderRef: string
  emotion: number | null
  aboutStaff: readonly string[]
  channel: Complaint['channel']
  level: Complaint['level']
  /** undefined: nobody chose, the person who saves is in charge. */
  ownerId?: string | null
  start: Start
  lateReason: string
  /** Corrected device time, ms, of the first input; "just now" means then. */
  openedAt: number | null
}

export const EMPTY_DRAFT: ComplaintDraft = {
  category: null,
  customerName: '',
  phone: '',
  description: '',
  customerWish: '',
  model: '',
  plate: '',
  vinLast6: '',
  orderRef: '',
  emotion: null,
  aboutStaff: [],
  channel: 'phone',
  level: 2,
  start: { type: 'ago', minutes: 0 },
  lateReason: '',
  openedAt: null,
}

const MINUTE = 60_000

/** T0 in ms: counted from when the form was opened, so that typing costs the customer nothing. */
export function learnedAtOf(
  { start, openedAt }: Pick<ComplaintDraft, 'start' | 'openedAt'>,
  now: number,
): number {
  return start.type === 'at'
    ? start.at
    : Math.min(openedAt ?? now, now) - start.minutes * MINUTE
}

/** The last instant at or before `now` at which the clock of the store showed `HH:MM`. */
export function lastTime(time: string, now: number, zone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const { day } = wallTime(now, zone)
  const today = instantAt(day, hour, minute, zone)
  return today <= now ? today : instantAt(shiftDay(day, -1), hour, minute, zone)
}

/** The record of a filled-in draft. Empty optional fields stay absent. */
export function complaintOf(
  draft: ComplaintDraft & { category: ComplaintCategory },
  given: { learnedAt: number; enteredAt: number; ownerId: string | null; zone: string },
): Complaint {
  const optional = {
    phone: draft.phone.trim(),
    model: draft.model.trim(),
    plate: draft.plate.trim(),
    vinLast6: draft.vinLast6.trim().toUpperCase(),
    orderRef: draft.orderRef.trim(),
    customerWish: draft.customerWish.trim(),
    lateReason: draft.lateReason.trim(),
  }
  return {
    day: businessDay(given.enteredAt, given.zone),
    learnedAt: given.learnedAt,
    enteredAt: given.enteredAt,
    channel: draft.channel,
    category: draft.category,
    level: draft.level,
    customerName: draft.customerName.trim(),
    description: draft.description.trim(),
    ownerId: ownerOf(draft, given.ownerId),
    ...(draft.emotion !== null && { emotion: draft.emotion }),
    ...(draft.aboutStaff.length > 0 && { aboutStaff: [...draft.aboutStaff] }),
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== '')),
  }
}

/** Who is in charge unless somebody else is chosen: never the person it is about. */
export function ownerOf(
  { ownerId, aboutStaff }: Pick<ComplaintDraft, 'ownerId' | 'aboutStaff'>,
  fallback: string | null,
): string | null {
  const owner = ownerId === undefined ? fallback : ownerId
  return mayHandle(owner, { aboutStaff: [...aboutStaff] }) ? owner : null
}

/** What an edit may change: not the start of the clock, and the level only with a reason. */
const EDITABLE = [
  'category',
  'channel',
  'customerName',
  'phone',
  'model',
  'plate',
  'vinLast6',
  'orderRef',
  'emotion',
  'description',
  'customerWish',
  'ownerId',
] as const

export function draftOf(complaint: Complaint): ComplaintDraft {
  return {
    ...EMPTY_DRAFT,
    category: complaint.category,
    channel: complaint.channel,
    level: complaint.level,
    customerName: complaint.customerName,
    phone: complaint.phone ?? '',
    model: complaint.model ?? '',
    plate: complaint.plate ?? '',
    vinLast6: complaint.vinLast6 ?? '',
    orderRef: complaint.orderRef ?? '',
    emotion: complaint.emotion ?? null,
    aboutStaff: complaint.aboutStaff ?? [],
    description: complaint.description,
    customerWish: complaint.customerWish ?? '',
    ownerId: complaint.ownerId,
  }
}

/** Only what differs: two people who edit different fields both keep theirs. */
export function changesOf(
  before: ComplaintDraft,
  after: ComplaintDraft,
): Partial<Complaint> {
  const changed = EDITABLE.filter((field) => before[field] !== after[field])
  const fields = Object.fromEntries(
    changed.map((field) => {
      const value = after[field]
      return [field, typeof value === 'string' ? value.trim() : value]
    }),
  ) as Partial<Complaint>
  if (before.aboutStaff.join() === after.aboutStaff.join()) return fields
  const owner = ownerOf(after, null)
  return {
    ...fields,
    aboutStaff: [...after.aboutStaff],
    ...(owner !== before.ownerId && { ownerId: owner }),
  }
}
