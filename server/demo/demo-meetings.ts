/** Two weeks of morning and evening meetings, and what the months were to bring. Invented. */
import { meetingId } from '#shared/meeting/meeting.ts'
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { TargetMeasure } from '#shared/target/target.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import { DEMO_DAYS } from './demo-visits.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000

const TOPICS = [
  '需求分析：先問用途，再談配置',
  '試駕邀約：需求談完就邀，不等送客',
  '六方位介紹：第三方位練六十秒',
  '留檔的理由：給客人一個留電話的好處',
  '次日回訪：先謝謝，再約時間',
] as const
const LESSONS = [
  '成功：當場邀試駕，當天簽約。失敗：報價前沒問預算。明天：報價前先問三題。',
  '成功：老客戶轉介紹兩批。失敗：一批等了八分鐘。明天：門口兩人不離位。',
  '成功：回訪約到三組。失敗：一組沒留檔。明天：主管在送客前三分鐘加入。',
] as const

/** Of the store, a month. */
const TARGETS: Readonly<Partial<Record<TargetMeasure, number>>> = {
  firstVisits: 420,
  kept: 336,
  drives: 250,
  orders: 80,
  deliveries: 72,
}

type Store = { readonly crew: Crew; readonly time: DemoTime; readonly storeId: string }

export function demoMeetings({ crew, time, storeId }: Store, random: Random): DemoEntry[] {
  const today = businessDay(time.now, time.zone)
  const days = Array.from({ length: DEMO_DAYS }, (_, i) =>
    shiftDay(today, i + 1 - DEMO_DAYS),
  )
  const by = crew.supervisor
  const cars = () =>
    Object.fromEntries(
      crew.consultants.map((id) => {
        return [id, { orders: random.between(0, 2), deliveries: random.between(0, 1) }]
      }),
    )
  const family = (prefix: string, values: object) =>
    Object.fromEntries(
      Object.entries(values).map(([id, value]) => [`${prefix}.${id}`, value as object]),
    )
  const entries = days.flatMap((day, i): DemoEntry[] => {
    const held = (kind: 'morning' | 'evening', hour: number, said: object): DemoEntry => {
      const startAt = instantAt(day, hour, hour === 8 ? 30 : 2, time.zone)
      const endAt = startAt + 16 * MINUTE
      const id = meetingId(storeId, day, kind)
      const shown = { page: 0, pageAt: startAt, isPaused: false }
      const set = {
        day,
        meetingKind: kind,
        startAt,
        endAt,
        leaderId: by,
        ...shown,
        ...said,
      }
      const signature = { day, meetingId: id, at: endAt }
      const counts = { present: crew.consultants.length, marked: crew.consultants.length }
      return {
        at: endAt,
        by,
        drafts: [
          { kind: 'meeting', id, set, isNew: true },
          {
            kind: 'meetingSignature',
            id: random.uuid(),
            set: { ...signature, ...counts },
            isNew: true,
          },
        ],
      }
    }
    const late = random.between(0, 3 * crew.consultants.length)
    const here = Object.fromEntries(
      crew.consultants.map((id, n) => {
        return [id, { status: n === late ? 'late' : 'present', isGroomed: n !== late - 1 }]
      }),
    )
    const topic = TOPICS[i % TOPICS.length]
    const lesson = LESSONS[i % LESSONS.length]
    return [
      held('morning', 8, { ...family('a', here), ...family('f', cars()), topic }),
      held('evening', 18, { ...family('a', here), ...family('d', cars()), lesson }),
    ]
  })
  return [...targets(days, time, by, random), ...entries].filter(({ at }) => at <= time.now)
}

function targets(
  days: readonly string[],
  { zone }: DemoTime,
  by: string,
  random: Random,
): DemoEntry[] {
  const [first = ''] = days
  const at = instantAt(first, 8, 0, zone)
  const months = [...new Set(days.map((day) => day.slice(0, 7)))]
  return months.map((month): DemoEntry => {
    const drafts = Object.entries(TARGETS).map(([measure, value]) => ({
      kind: 'target',
      id: random.uuid(),
      set: { month, measure, value, from: `${month}-01`, at },
      isNew: true as const,
    }))
    return { at, by, drafts }
  })
}
