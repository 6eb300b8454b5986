/**
 * Which six digits may be a PIN. The tablet asks before it sends, the server before it stores.
 *
 * Ten tries stand between a thief and a PIN, so what people choose first must be out: runs,
 * repeats, dates, and the favourites of leaked lists.
 */

export const PIN_PATTERN = /^\d{6}$/
/** Wrong tries in a row, per person and device, before the PIN is locked there. */
export const MAX_PIN_TRIES = 10

export const WEAK_PIN_REASONS = ['sequence', 'repeat', 'date', 'common'] as const
export type WeakPinReason = (typeof WEAK_PIN_REASONS)[number]

/** Favourites that no rule below catches: keypad walks and lucky numbers. */
const COMMON = new Set([
  ...['147258', '258369', '369258', '258147', '147852', '963852', '852963', '159357'],
  ...['357159', '159753', '951753', '753951', '789456', '456123', '123789', '147369'],
  ...['520131', '521314', '131452', '520530', '168888', '518888', '888168', '666888'],
  ...['888666', '520999', '123654', '102030', '135790', '246810', '142536', '100200'],
])

/** Why `pin` (six digits) is too easy to guess; null when it may be used. */
export function weakPin(pin: string): WeakPinReason | null {
  if (isSequence(pin)) return 'sequence'
  if (isRepeat(pin)) return 'repeat'
  if (COMMON.has(pin)) return 'common'
  return isDate(pin) ? 'date' : null
}

/** Every digit the same step from the one before: 123456, 987654, 789012, 135791. */
function isSequence(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((d, i) => (d - (digits[i] as number) + 10) % 10)
  return steps.every((step) => step === steps[0] && step !== 0)
}

/** 000000, 121212, 123123, 123321, 112233, 111222, and whatever uses two digits only. */
function isRepeat(pin: string): boolean {
  const [a, b] = [pin.slice(0, 3), pin.slice(3)]
  const mirrored = [...b].reverse().join('')
  return (
    a === b || a === mirrored || new Set(pin).size <= 2 || /^(.)\1(.)\2(.)\3$/.test(pin)
  )
}

/** YYMMDD, DDMMYY, MMDDYY or YYYYMM of a living person: what a birthday looks like. */
function isDate(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [
    number,
    number,
    number,
  ]
  const isDayOf = (month: number, day: number) =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31
  if (isDayOf(b, c) || isDayOf(b, a) || isDayOf(a, b)) return true
  return (a === 19 || a === 20) && c >= 1 && c <= 12
}
