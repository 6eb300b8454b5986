/** The figures of calls, web, displays and outreach (domain.md, KPI formulas). */
import type { Contact } from '../contact/contact.ts'
import { median, type Ratio, ratioOf } from './ratio.ts'

type Contacts<F extends keyof Contact> = readonly Pick<Contact, F | 'voidReason'>[]

/** Of a first response in time, ms: the target of the trade for an inquiry. */
export const RESPONSE_MS = 15 * 60_000

function standing<C extends Pick<Contact, 'voidReason'>>(contacts: readonly C[]): C[] {
  return contacts.filter((c) => !c.voidReason)
}

/** K03 有效來電率: valid calls ÷ calls somebody has judged. */
export function validCallRate(contacts: Contacts<'contactKind' | 'valid'>): Ratio {
  const calls = standing(contacts).filter((c) => c.contactKind === 'call' && c.valid)
  return ratioOf(calls, (c) => c.valid === 'valid')
}

export type Response = { readonly medianMs: number | null; readonly inTime: Ratio }

/** K04 首次回應時長: from the inquiry to the first response, and how many in time. */
export function firstResponse(
  contacts: Contacts<'receivedAt' | 'firstResponseAt'>,
): Response {
  const waits = standing(contacts).flatMap(({ receivedAt, firstResponseAt }) =>
    typeof firstResponseAt === 'number' ? [Math.max(0, firstResponseAt - receivedAt)] : [],
  )
  return { medianMs: median(waits), inTime: ratioOf(waits, (ms) => ms <= RESPONSE_MS) }
}

/** K08 邀約到店率: appointments kept ÷ appointments set; a moved one counts where it went. */
export function appointmentsKept(contacts: Contacts<'appointmentState'>): Ratio {
  const set = standing(contacts).filter(
    (c) => c.appointmentState && c.appointmentState !== 'moved',
  )
  return ratioOf(set, (c) => c.appointmentState === 'kept')
}
