/** Two weeks of calls, inquiries from the web, and customers met outside. */
import type { Contact, ContactKind } from '#shared/contact/contact.ts'
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import { demoCustomer, MODELS } from './demo-rows.ts'
import { DEMO_DAYS } from './demo-visits.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
/** How many a day, from and to: domain.md's sample day has 7, 11, 0 and 6. */
const A_DAY: Record<ContactKind, readonly [number, number]> = {
  ...{ call: [4, 8], web: [6, 12], display: [0, 2], outreach: [0, 6] },
}
const VALID = { valid: 8, invalid: 3, duplicate: 1 }
const INVALID = { wrong_number: 3, after_sales: 3, no_interest: 3, competitor: 1 }
const VIAS = { web_form: 3, portal: 5, live_stream: 3, wechat: 2 }
const SOURCES = { portal: 5, official: 3, live_stream: 3, search: 2, event: 1 }
const LEVELS = { H: 1, A: 3, B: 4, C: 4, P: 3 }
const PLACES = { 東門商圈: 2, 科技園區: 2, 車展中心: 1 }
const QUESTIONS = {
  落地價多少: 4,
  有沒有現車: 3,
  電池保固: 2,
  舊車能折多少: 2,
  貸款怎麼算: 2,
}

export function demoContacts(crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const today = businessDay(time.now, time.zone)
  const kinds = Object.entries(A_DAY) as [ContactKind, readonly [number, number]][]
  return Array.from({ length: DEMO_DAYS }, (_, i) => shiftDay(today, i - DEMO_DAYS + 1))
    .flatMap((day) =>
      kinds.flatMap(([kind, [least, most]]) =>
        Array.from({ length: random.between(least, most) }, () =>
          oneContact(day, kind, { crew, time, random }),
        ),
      ),
    )
    .flat()
    .filter((entry) => entry.at <= time.now)
}

type Hands = { readonly crew: Crew; readonly time: DemoTime; readonly random: Random }

function oneContact(day: string, kind: ContactKind, hands: Hands): DemoEntry[] {
  const { crew, time, random } = hands
  const { zone } = time
  const receivedAt = instantAt(day, random.between(9, 17), random.between(0, 59), zone)
  const id = random.uuid()
  const who = random.between(0, crew.consultants.length - 1)
  const handlerId = crew.consultants[who] as string
  const isOutside = kind === 'display' || kind === 'outreach'
  const first = {
    ...{ day, contactKind: kind, receivedAt, handlerId },
    ...(kind === 'call' ? { via: 'call', firstResponseAt: receivedAt } : {}),
    ...(kind === 'web' ? { via: random.pick(VIAS) } : {}),
    ...(isOutside ? { place: random.pick(PLACES) } : {}),
  } satisfies Contact
  const noted = { kind: 'contact', id, set: first, isNew: true } as const
  const entry: DemoEntry = { at: receivedAt, by: handlerId, drafts: [noted] }
  if (random.next() < 0.04) return [entry]

  const answeredAt = receivedAt + random.between(1, kind === 'web' ? 40 : 4) * MINUTE
  const set = {
    ...(kind === 'web' ? { firstResponseAt: answeredAt } : {}),
    ...detailsOf(day, hands),
  }
  const at = answeredAt + random.between(2, 9) * MINUTE
  return [entry, { at, by: handlerId, drafts: [{ kind: 'contact', id, set }] }]
}

function detailsOf(day: string, { time, random }: Hands): Fields {
  const valid = random.pick(VALID)
  if (valid === 'invalid') return { valid, invalidReason: random.pick(INVALID) }
  if (valid === 'duplicate') return { valid }
  const isKept = random.next() < 0.55
  const { name, phone } = demoCustomer(random)
  const isBooked = isKept && random.next() < 0.4
  const at = instantAt(shiftDay(day, random.between(1, 4)), 10, 0, time.zone)
  return {
    ...{ valid, recorded: isKept, model: random.pick(MODELS), level: random.pick(LEVELS) },
    ...{ source: random.pick(SOURCES), question: random.pick(QUESTIONS) },
    ...(isKept
      ? { customerName: name, phone, consent: true, dmsEntered: random.next() < 0.9 }
      : { notRecordedReason: 'refused' }),
    ...(isBooked
      ? { appointmentAt: at, appointmentState: at < time.now ? 'kept' : 'set' }
      : {}),
  }
}
