/** What was noted on the way, and who was thanked. All of it is invented. */
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import type { Random } from './random.ts'

const HOUR = 60 * 60_000

/** Days ago, hour, words, hours until it was done; null = still open. */
const NOTES = [
  [9, 11, '洽談區第三桌椅腳鬆動，請木工', 5],
  [6, 15, '試駕路線圖重印二十份', 3],
  [3, 10, '飲水機濾芯到期，聯絡廠商', 26],
  [1, 16, '型錄 M5 只剩三本，向總部補', null],
  [0, 9, '下午兩點家庭客，先把 M3 移到門口', null],
  [0, 10, '補前臺名片', 1],
] as const

const PRAISE = [
  [12, '主動幫陳佳送客人到停車場，雨天撐傘'],
  [10, '把試駕車擦到發亮才交鑰匙'],
  [8, '客人換了三次顏色，仍耐心重算報價'],
  [5, '當天下班前補完所有客流記錄'],
  [4, '投訴客人回電後特地來電道謝'],
  [2, '週末一個人接了九批，沒有漏記'],
  [1, '教新同事六方位介紹'],
  [0, '早上提前到店把展車擺正'],
] as const

/** Days ago on which somebody was thanked. */
export const PRAISED: ReadonlySet<number> = new Set(PRAISE.map(([daysAgo]) => daysAgo))

export function demoNotes(crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const today = businessDay(time.now, time.zone)
  const by = crew.supervisor
  const someone = () =>
    crew.consultants[random.between(0, crew.consultants.length - 1)] as string

  const notes = NOTES.flatMap(([daysAgo, hour, text, doneAfter]): DemoEntry[] => {
    const day = shiftDay(today, -daysAgo)
    const at = instantAt(day, hour, random.between(0, 50), time.zone)
    const id = random.uuid()
    const dueAt = daysAgo === 0 ? instantAt(day, 18, 0, time.zone) : null
    const set = { day, text, ownerId: someone(), at, dueAt }
    const made = { at, by, drafts: [{ kind: 'task', id, set, isNew: true as const }] }
    if (doneAfter === null) return [made]
    const doneAt = at + doneAfter * HOUR
    return [made, { at: doneAt, by, drafts: [{ kind: 'task', id, set: { doneAt } }] }]
  })
  const praise = PRAISE.map(([daysAgo, text]): DemoEntry => {
    const day = shiftDay(today, -daysAgo)
    const at = instantAt(day, daysAgo === 0 ? 9 : 18, random.between(0, 25), time.zone)
    const set = { day, personId: someone(), text, at }
    const draft = { kind: 'recognition', id: random.uuid(), set, isNew: true as const }
    return { at, by, drafts: [draft] }
  })
  return [...notes, ...praise].filter((entry) => entry.at <= time.now)
}
