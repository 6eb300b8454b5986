/** What a row of the 《來電/網絡/外展/外拓客戶統計表》 lacks, and what the sheet adds up to. */
import { CONTACT_KINDS, type Contact, type ContactKind } from './contact.ts'

const CONTACT_GAPS = [
  'handler',
  'firstResponse',
  'valid',
  'invalidReason',
  'recorded',
  'notRecordedReason',
  'name',
  'phone',
  'model',
  'source',
] as const
export type ContactGap = (typeof CONTACT_GAPS)[number]

/** Someone met outside is answered on the spot. */
function needsResponse(kind: ContactKind): boolean {
  return kind === 'call' || kind === 'web'
}

/** In the order of `CONTACT_GAPS`, which is that of the form. A void row lacks nothing. */
export function contactGaps(contact: Contact): readonly ContactGap[] {
  if (isVoid(contact)) return []
  const isValid = contact.valid === 'valid'
  const isKept = isValid && contact.recorded === true
  const missing: Record<ContactGap, boolean> = {
    handler: !contact.handlerId,
    firstResponse:
      needsResponse(contact.contactKind) && typeof contact.firstResponseAt !== 'number',
    valid: !contact.valid,
    invalidReason: contact.valid === 'invalid' && !hasText(contact.invalidReason),
    recorded: isValid && typeof contact.recorded !== 'boolean',
    notRecordedReason:
      isValid && contact.recorded === false && !hasText(contact.notRecordedReason),
    name: isKept && !hasText(contact.customerName),
    phone: isKept && !hasText(contact.phone) && contact.wechatAdded !== true,
    model: isKept && !hasText(contact.model),
    source: isKept && needsResponse(contact.contactKind) && !hasText(contact.source),
  }
  return CONTACT_GAPS.filter((gap) => missing[gap])
}

export function isContactComplete(contact: Contact): boolean {
  return contactGaps(contact).length === 0
}

export function isVoid({ voidReason }: Pick<Contact, 'voidReason'>): boolean {
  return hasText(voidReason)
}

/** ms from the customer's to our first word; null while there was none. */
export function responseMs({
  receivedAt,
  firstResponseAt,
}: Pick<Contact, 'receivedAt' | 'firstResponseAt'>): number | null {
  return typeof firstResponseAt === 'number'
    ? Math.max(0, firstResponseAt - receivedAt)
    : null
}

export type ContactTotals = {
  readonly all: number
  readonly valid: number
  readonly recorded: number
  readonly appointments: number
  readonly arrived: number
  readonly dmsEntered: number
  readonly open: number
  /** Of calls and the web; null when nobody was answered. */
  readonly medianResponseMs: number | null
}

/** Void rows do not count. */
export function contactTotals(contacts: readonly Contact[]): ContactTotals {
  const rows = contacts.filter((c) => !isVoid(c))
  const count = (is: (c: Contact) => boolean) => rows.filter(is).length
  const responses = rows
    .filter((c) => needsResponse(c.contactKind))
    .flatMap((c) => responseMs(c) ?? [])
  return {
    all: rows.length,
    valid: count((c) => c.valid === 'valid'),
    recorded: count((c) => c.valid === 'valid' && c.recorded === true),
    appointments: count((c) => typeof c.appointmentAt === 'number'),
    arrived: count((c) => hasText(c.arrivedVisitId)),
    dmsEntered: count((c) => c.dmsEntered === true),
    open: count((c) => !isContactComplete(c)),
    medianResponseMs: medianOf(responses),
  }
}

export function totalsByKind(
  contacts: readonly Contact[],
): Readonly<Record<ContactKind, ContactTotals>> {
  const entries = CONTACT_KINDS.map(
    (kind) =>
      [kind, contactTotals(contacts.filter((c) => c.contactKind === kind))] as const,
  )
  return Object.fromEntries(entries) as Record<ContactKind, ContactTotals>
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}

function hasText(value: string | null | undefined): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
