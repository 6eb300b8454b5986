/**
 * What is kept how long (domain.md 10.2): one table for the nightly job and for the page of
 * the office. Days are counted from what `since` names; afterwards it is done as `how` says.
 */

export const RETENTION_RULES = [
  'customer',
  'complaint_person',
  'complaint_handling',
  'photo',
  'whereabouts',
  'security_note',
  'quarantine',
  'session',
  'erased_phone',
] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

type Limit = {
  readonly days: number
  /** `empty`: the row stays and counts, without the person. `remove`: the whole of it goes. */
  readonly how: 'empty' | 'remove'
  readonly since: 'last_contact' | 'closed' | 'day' | 'received'
}

export const RETENTION: Readonly<Record<RetentionRule, Limit>> = {
  // Visits and contacts: name, phone, notes.
  customer: { days: 365, how: 'empty', since: 'last_contact' },
  // Reduced to what was the cause and what was done about it.
  complaint_person: { days: 365, how: 'empty', since: 'closed' },
  complaint_handling: { days: 3 * 365, how: 'empty', since: 'closed' },
  // Not while its complaint or card is open.
  photo: { days: 90, how: 'remove', since: 'day' },
  whereabouts: { days: 30, how: 'remove', since: 'day' },
  // Who exported and revealed what: the audit keeps it, without this.
  security_note: { days: 180, how: 'remove', since: 'day' },
  quarantine: { days: 365, how: 'empty', since: 'received' },
  session: { days: 180, how: 'remove', since: 'received' },
  erased_phone: { days: 2 * 365, how: 'remove', since: 'received' },
}
