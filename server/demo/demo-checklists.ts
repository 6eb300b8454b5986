/** Two weeks of daily lists as one supervisor fills them: mostly whole, with honest gaps. */
import { runId } from '#shared/checklist/checklist-run.ts'
import type { ChecklistItem } from '#shared/checklist/checklist-template.ts'
import { newRun } from '#shared/checklist/day-runs.ts'
import { DEFAULT_CHECKLIST } from '#shared/checklist/default-checklist.ts'
import { type Slot, slotsOf } from '#shared/checklist/slots.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import { PRAISED } from './demo-notes.ts'
import { type Crew, DEMO_STORE } from './demo-people.ts'
import { DEMO_DAYS } from './demo-visits.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const TEMPLATE_ID = `${DEFAULT_CHECKLIST.code}:v${DEFAULT_CHECKLIST.version}`
const SKIPPED = { 今天沒有這種情況: 5, '客人多，來不及': 3, 負責人不在: 1 }

type Shift = { readonly crew: Crew; readonly time: DemoTime; readonly storeId: string }

export function demoChecklists(shift: Shift, random: Random): DemoEntry[] {
  const { now, zone } = shift.time
  const today = businessDay(now, zone)
  const days = Array.from({ length: DEMO_DAYS }, (_, i) => DEMO_DAYS - 1 - i)
  return days
    .flatMap((daysAgo) => {
      const day = shiftDay(today, -daysAgo)
      return slotsOf(DEFAULT_CHECKLIST, day, { ...DEMO_STORE, zone }).flatMap((slot) =>
        fill(slot, { day, daysAgo }, shift, random),
      )
    })
    .filter((entry) => entry.at <= now)
}

type Day = { readonly day: string; readonly daysAgo: number }

/** Proved by the data: the supervisor does not tick it as well. */
function isLeftToData({ proof }: ChecklistItem, daysAgo: number): boolean {
  return proof === 'round_signed' || (proof === 'recognition_given' && PRAISED.has(daysAgo))
}

function fill(slot: Slot, { day, daysAgo }: Day, shift: Shift, random: Random) {
  const id = runId(shift.storeId, day, slot.slot)
  const by = shift.crew.supervisor
  // The evening before was busy: two lists wait for somebody to close them.
  const isLeft = daysAgo === 1 && ['patrol-1600', 'anytime'].includes(slot.slot)
  const isForgotten = daysAgo > 1 && random.next() < 0.03
  if (isForgotten) return []
  const asked = slot.points.filter(({ item }) => !isLeftToData(item, daysAgo))
  const answered = isLeft ? asked.slice(0, -1) : asked.filter(() => random.next() > 0.02)
  const times = answered
    .map(({ at }) => at ?? slot.startsAt + random.between(60, 400) * MINUTE)
    .map((at) => at + random.between(0, 18) * MINUTE + random.between(0, 59_999))
    .sort((a, b) => a - b)

  const entries = answered.map(({ item }, i): DemoEntry => {
    const at = times[i] as number
    const isSkipped = random.next() < 0.06 || item.proof === 'recognition_given'
    const answer = isSkipped
      ? { type: 'skipped', at, byId: by, reason: random.pick(SKIPPED) }
      : { type: 'done', at, byId: by }
    const made = i === 0 ? newRun({ slot }, day, TEMPLATE_ID) : {}
    const set = { ...made, [`a.${item.id}`]: answer }
    const isNew = i === 0 ? ({ isNew: true } as const) : {}
    return { at, by, drafts: [{ kind: 'checklistRun', id, set, ...isNew }] }
  })
  const lastAt = times.at(-1)
  // Today's walks are still going on: their lists wait for them.
  const isWaiting = daysAgo === 0 && slot.moment !== 'opening'
  if (lastAt === undefined || isLeft || isWaiting) return entries
  const skipped = entries.filter(isSkip).length
  const open = asked.length - answered.length
  return [
    ...entries,
    end(id, { day, daysAgo, slot, skipped, open, by, at: lastAt + 2 * MINUTE }, random),
  ]
}

function isSkip({ drafts }: DemoEntry): boolean {
  return JSON.stringify(drafts).includes('"skipped"')
}

type Counts = Day & {
  slot: Slot
  skipped: number
  open: number
  by: string
  at: number
}

function end(id: string, given: Counts, random: Random): DemoEntry {
  const { day, daysAgo, slot, skipped, open, by, at } = given
  const isWhole = open === 0
  const counts = { done: slot.points.length - skipped - open, skipped, open }
  const type = isWhole ? 'complete' : 'incomplete'
  const signature = { day, runId: id, at, type, ...counts }
  const proved = slot.points
    .filter(({ item }) => isWhole && isLeftToData(item, daysAgo))
    .map(({ item }) => [`a.${item.id}`, { type: 'done', at, isProved: true }] as const)
  const ended = isWhole ? 'signed' : 'incomplete'
  return {
    ...{ at, by },
    drafts: [
      { kind: 'checklistRun', id, set: { ended, ...Object.fromEntries(proved) } },
      { kind: 'checklistSignature', id: random.uuid(), set: signature, isNew: true },
    ],
  }
}
