/** The codes a row of the traffic sheet may hold (domain.md 2.3). */

export const VISIT_KINDS = [
  'new_car',
  'pickup',
  'paperwork',
  'aftersales',
  'non_sales',
] as const
export const VISIT_ORDERS = ['first', 'repeat', 'unknown'] as const
export const TRANSPORTS = ['on_foot', 'own_car', 'taxi', 'other'] as const
export const INVITED_BY = ['none', 'phone', 'web_team', 'event', 'referral'] as const
export const NOT_RECORDED_REASONS = [
  'refused',
  'too_short',
  'already_customer',
  'not_buyer',
  'other',
] as const
export const VISIT_STEPS = [
  'needs',
  'presentation',
  'test_ride',
  'test_drive',
  'trade_in',
  'quotation',
  'finance',
  'order',
] as const
export type VisitStep = (typeof VISIT_STEPS)[number]
export const NO_DRIVE_REASONS = [
  'no_licence',
  'no_time',
  'car_out',
  'not_offered',
  'declined',
  'drove_before',
] as const

/** Models of interest one row holds. */
export const MOST_MODELS = 8

/** `reason` of an undo: the same group was counted at two doors. */
export const DUPLICATE = 'duplicate'
