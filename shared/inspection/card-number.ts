/** What people call a card, on the phone and on paper; made without a server. */
import type { CorrectiveAction } from './corrective-action.ts'
import { spread } from './spread.ts'

/** Crockford's base 32: no I, L, O, U, so nothing is misheard or misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `5S-YYYYMMDD-XXX`. Drawn from the id and not counted: a printed card keeps its number when
 * another tablet's cards of that day arrive late. It names, never keys.
 */
export function cardNumber({
  id,
  day,
}: Pick<CorrectiveAction, 'day'> & { id: string }): string {
  const bits = spread(id)
  const tail = [10, 5, 0].map((shift) => ALPHABET[(bits >>> shift) & 31]).join('')
  return `5S-${day.replaceAll('-', '')}-${tail}`
}
