/**
 * The visit record of the figures: 12 fields, about 400 bytes of JSON, the same for the same
 * seed. Limit rows and ours are given exactly these. Runs in Node and in the page.
 */

import { instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { seeded } from '#tests/sync/random.ts'

export type SampleVisit = { readonly id: string; readonly body: Fields }

/** One record as a limit row stores and sends it. */
export type FlatVisit = Fields & { readonly id: string; readonly day: string }

export type SampleInput = {
  readonly count: number
  readonly seed: number
  /** `YYYY-MM-DD`; the newest records belong to it. */
  readonly lastDay: string
  readonly perDay: number
}

export const ZONE = 'Asia/Shanghai'
const OPENS = 9
const HOURS = 9
const HOUR_MS = 3_600_000

const MODELS = ['M5-2027-long-range', 'M5-2027-standard', 'X7-hybrid-premium', 'S3-city']
const NOTES = [
  '一家三口，看中白色頂配，想先試駕再談置換',
  '先生獨自來，比較油耗與保養費用，留了名片',
  '夫妻二人第二次到店，關心交車時間和貸款',
  '企業客戶代表，詢問五台公務車報價與牌照',
]

/** Newest last. */
export function sampleVisits(input: SampleInput): SampleVisit[] {
  const { count, seed, lastDay, perDay } = input
  const random = seeded(seed)
  const staff = Array.from({ length: 12 }, () => random.uuid())
  const days = Math.ceil(count / perDay)
  return Array.from({ length: count }, (_, i) => {
    // Days are filled from the newest back, so that the last one is always whole.
    const age = days - 1 - Math.floor((i + days * perDay - count) / perDay)
    const day = shiftDay(lastDay, -age)
    const opened = instantAt(day, OPENS, 0, ZONE)
    return {
      id: random.uuid(),
      body: {
        day,
        arriveAt: opened + Math.floor(random.next() * HOURS * HOUR_MS),
        headcount: 1 + random.below(4),
        visitKind: 'new_car',
        visitOrder: random.pick(['first', 'repeat']),
        byAppointment: random.chance(0.3),
        consultantId: random.pick(staff),
        model: random.pick(MODELS),
        source: random.pick(['walk_in', 'web_lead', 'phone_call']),
        door: random.pick(['main', 'side', 'garage']),
        note: random.pick(NOTES),
        stayedMinutes: 5 + random.below(120),
      },
    }
  })
}

export function flat({ id, body }: SampleVisit): FlatVisit {
  return { id, ...body } as FlatVisit
}
