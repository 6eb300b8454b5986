/** The words a complaint is told in: closed lists, the same on every device. */

export const CAUSE_TYPES = [
  'person',
  'process',
  'promise',
  'product',
  'policy',
  'third_party',
  'misunderstanding',
] as const
export type CauseType = (typeof CAUSE_TYPES)[number]

/** Where a complaint can be handed over to. */
export const DEPARTMENTS = [
  'service',
  'parts',
  'finance_insurance',
  'papers',
  'customer_care',
  'used_cars',
  'administration',
  'manufacturer',
] as const
export type Department = (typeof DEPARTMENTS)[number]

/** How the customer was tried. */
export const CONTACT_METHODS = ['phone', 'wechat', 'sms', 'visit'] as const
export type ContactMethod = (typeof CONTACT_METHODS)[number]

/** What came of it: none of them is a response. */
export const ATTEMPT_RESULTS = [
  'no_answer',
  'voice_message',
  'busy',
  'wrong_number',
  'refused',
] as const
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number]

/** The three ends of the 12-hour handling (domain.md 7.2: a, b, c). */
export const REPLY_OUTCOMES = ['solved', 'plan', 'escalated'] as const
export type ReplyOutcome = (typeof REPLY_OUTCOMES)[number]

export const COMPENSATIONS = [
  'refund',
  'discount',
  'accessory',
  'service',
  'gift',
  'other',
] as const
export type Compensation = (typeof COMPENSATIONS)[number]

/** What a customer who is not content says beside it. */
export const STANCES = ['understands', 'accepts'] as const
export type Stance = (typeof STANCES)[number]

/** The customer called again, or the same call was written down twice. */
export const LINK_KINDS = ['again', 'duplicate'] as const
export type LinkKind = (typeof LINK_KINDS)[number]
