/** What people call a complaint: short enough to say on the phone, made without a server. */
import type { Complaint } from './complaint.ts'

/** Crockford's base 32: no I, L, O, U, so nothing is misheard or misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `C-MMDD-XXX`: the day, then three characters drawn from the id. The same on every device;
 * two complaints of one day share a number once in 32,768 pairs, so it names, never keys.
 */
export function complaintNumber({
  id,
  day,
}: Pick<Complaint, 'day'> & { id: string }): string {
  const bits = hash(id)
  const tail = [10, 5, 0].map((shift) => ALPHABET[(bits >>> shift) & 31]).join('')
  return `C-${day.slice(5, 7)}${day.slice(8, 10)}-${tail}`
}

/** FNV-1a, its two halves folded together: spreads ids that differ in one digit. */
function hash(text: string): number {
  let bits = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193)
  }
  return (bits ^ (bits >>> 16)) >>> 0
}
