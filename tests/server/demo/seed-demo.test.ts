import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openSetup } from '#server/auth/setup-token.ts'
import { demoLinks } from '#server/demo/demo-links.ts'
import { DEMO_ADMIN, DEMO_PEOPLE } from '#server/demo/demo-people.ts'
import { DEMO_DAYS } from '#server/demo/demo-visits.ts'
import { seedDemo } from '#server/demo/seed-demo.ts'
import { type Listening, listen } from '#server/listen.ts'
import { listQuarantine } from '#server/sync/quarantine.ts'
import type { Complaint } from '#shared/complaint/complaint.ts'
import { clockState } from '#shared/complaint/complaint-clock.ts'
import { complaintCourse, type StepRecord } from '#shared/complaint/complaint-course.ts'
import { startProblem } from '#shared/complaint/complaint-start.ts'
import { CONTACT_KINDS, type Contact, contact } from '#shared/contact/contact.ts'
import { contactTotals, totalsByKind } from '#shared/contact/contact-sheet.ts'
import { cardCourse, cardState } from '#shared/inspection/card-course.ts'
import type { CardStep, CorrectiveAction } from '#shared/inspection/corrective-action.ts'
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import type {
  InspectionRound,
  RoundSignature,
} from '#shared/inspection/inspection-round.ts'
import { itemsOf } from '#shared/inspection/round-items.ts'
import { answersOf, gradeOf, scoreOf } from '#shared/inspection/score.ts'
import { enrolReplySchema, unlockReplySchema } from '#shared/people/identity-protocol.ts'
import { weakPin } from '#shared/people/pin-rules.ts'
import type { Photo } from '#shared/photo/photo.ts'
import { businessDay, wallTime } from '#shared/record/business-day.ts'
import { countVisits } from '#shared/visit/count-visits.ts'
import { sheetTotals } from '#shared/visit/day-totals.ts'
import { type Visit, type VisitUndo, visit } from '#shared/visit/visit.ts'
import { OFFICE_PASSWORD, officeBrowser } from '#tests/support/office.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const ZONE = 'Asia/Shanghai'

type Row = {
  kind: string
  id: string
  body: Record<string, unknown>
  by: string | null
  also: object | null
  captured_est: number
  captured_lo: number
  captured_hi: number
}

let photoDir: string
let server: TestServer
let listening: Listening
let tenantId: string
let rows: Row[]

/** Whatever is made up, it is in the database as a tablet would have brought it there. */
beforeAll(async () => {
  photoDir = mkdtempSync(join(tmpdir(), 'floorwalk-demo-photos-'))
  server = await startServer(inject('databaseUrl'), { photoDir })
  listening = await listen(server.app, { port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${listening.address.port}`
  const setupToken = (await openSetup(server.deps)) as string
  await seedDemo(server.deps, { origin, setupToken })
  const { rows: tenants } = await server.deps.db.inNoTenant((tx) =>
    tx.query<{ id: string }>('select id from tenant_routes'),
  )
  tenantId = tenants[0]?.id as string
  const read = await server.deps.db.inTenant(tenantId, (tx) =>
    tx.query<Row>('select * from records'),
  )
  rows = read.rows
})
afterAll(async () => {
  await listening.close()
  await server.close()
  rmSync(photoDir, { recursive: true })
})

function all<B>(kind: string): (B & { id: string; row: Row })[] {
  return rows
    .filter((row) => row.kind === kind)
    .map((row) => ({ ...(row.body as B), id: row.id, row }))
}

describe('the demo store', () => {
  test('has pictures of its latest cards, before and after, all of them on the server', () => {
    const photos = all<Photo>('photo')
    const cards = new Set(all<CorrectiveAction>('correctiveAction').map(({ id }) => id))
    const found = photos.filter(({ slot }) => slot !== 'after')
    expect(found.length).toBeGreaterThan(4)
    const after = photos.filter(({ slot }) => slot === 'after')
    expect(after.length).toBeGreaterThan(1)
    expect(after.filter(({ parentId }) => !cards.has(parentId))).toEqual([])
    const files = readdirSync(photoDir, { recursive: true, encoding: 'utf8' })
    expect(files.filter((name) => name.endsWith('.full.jpg'))).toHaveLength(photos.length)
  })

  test('asks for no decision: whoever edited had seen what was there', () => {
    expect(rows.filter(({ also }) => also !== null)).toEqual([])
  })

  test('is marked as one, everywhere it is shown', () => {
    expect(all('store').map(({ row }) => row.body)).toEqual([
      expect.objectContaining({ demo: true, name: expect.stringContaining('示範') }),
    ])
  })

  test('has its people, each with a PIN that is not weak', async () => {
    const people = all<{ name: string; role: string }>('person')
    const named = people.map(({ name, role }) => `${name} ${role}`).sort()
    const wanted = [...DEMO_PEOPLE, DEMO_ADMIN].map(({ name, role }) => `${name} ${role}`)
    expect(named).toEqual(wanted.sort())
    expect([...DEMO_PEOPLE, DEMO_ADMIN].filter(({ pin }) => weakPin(pin))).toEqual([])
  })

  test('had visitors on each of fourteen days, more at the weekend', () => {
    const visits = all<Visit>('visit')
    const undos = all<VisitUndo>('visitUndo')
    const byDay = groupBy(visits, ({ day }) => day)
    // Before the doors open, today has none yet.
    expect(byDay.size - Number(byDay.has(today()))).toBe(DEMO_DAYS - 1)
    const totals = countVisits(visits, undos, ZONE)
    expect(totals.batches).toBe(visits.length - undos.length)
    for (const count of Object.values(totals.byChannel)) expect(count).toBeGreaterThan(5)
    const isWeekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay())
    const mean = (days: string[]) =>
      days.reduce((sum, day) => sum + (byDay.get(day)?.length ?? 0), 0) / days.length
    const days = [...byDay.keys()].filter((day) => day !== today())
    expect(mean(days.filter(isWeekend))).toBeGreaterThan(
      1.5 * mean(days.filter((day) => !isWeekend(day))),
    )
    const peak = (totals.byHour[10] ?? 0) + (totals.byHour[15] ?? 0)
    expect(peak).toBeGreaterThan((totals.byHour[12] ?? 0) + (totals.byHour[18] ?? 0))
  })

  test('has mistakes and late entries as a real one has, and nothing from the future', () => {
    const visits = all<Visit>('visit')
    expect(all('visitUndo').length).toBeGreaterThan(0)
    const late = visits.filter(({ lateReason }) => lateReason)
    expect(late.length).toBeGreaterThan(0)
    for (const { day, arriveAt, row } of visits) {
      expect(businessDay(arriveAt, ZONE)).toBe(day)
      expect(wallTime(arriveAt, ZONE).hour).toBeGreaterThanOrEqual(8)
      expect(row.captured_est).toBeLessThanOrEqual(server.clock.now())
    }
  })

  test('has rows that the consultants completed, and some that still lack something', () => {
    const undone = new Set(all<VisitUndo>('visitUndo').map(({ visitId }) => visitId))
    const visits = all<Visit>('visit').filter(({ id }) => !undone.has(id))
    for (const row of visits) expect(visit.body.safeParse(row).error).toBeUndefined()
    const totals = sheetTotals(visits, ZONE)
    expect(totals.open).toBeGreaterThan(3)
    expect(totals.open).toBeLessThan(totals.batches * 0.15)
    expect(totals.recorded / totals.first).toBeGreaterThan(0.6)
    expect(totals.recorded / totals.first).toBeLessThan(0.95)
    expect(totals.orders).toBeGreaterThan(5)
    expect(totals.bySource.length).toBeGreaterThan(8)
  })

  test('has calls, web, displays and outreach of both weeks', () => {
    const contacts = all<Contact>('contact')
    for (const row of contacts) expect(contact.body.safeParse(row).error).toBeUndefined()
    const totals = totalsByKind(contacts)
    for (const kind of CONTACT_KINDS) expect(totals[kind].recorded).toBeGreaterThan(0)
    const { valid, recorded, appointments, open, all: count } = contactTotals(contacts)
    expect(valid).toBeLessThan(count)
    expect(recorded).toBeLessThan(valid)
    expect(appointments).toBeGreaterThan(5)
    expect(open).toBeLessThan(count * 0.15)
  })

  test('was captured when it happened, not when it was sent', () => {
    const onTime = all<Visit>('visit').filter(({ lateReason }) => !lateReason)
    for (const { arriveAt, row } of onTime) {
      expect(Math.abs(row.captured_est - arriveAt)).toBeLessThanOrEqual(2_000)
    }
  })

  test('has complaints at every stage of the twelve hours', () => {
    const steps = all<StepRecord>('complaintStep').map((s) => ({ ...s, by: s.row.by }))
    const states = all<Complaint>('complaint').map((complaint) => {
      const { captured_est: est, captured_lo: lo, captured_hi: hi } = complaint.row
      const course = complaintCourse(
        steps.filter(({ complaintId }) => complaintId === complaint.id),
      )
      expect(startProblem(complaint)).toBeNull()
      expect(complaint.closed === true).toBe(course.closedAt !== null)
      const input = { complaint, course, captured: [est, lo, hi] as const }
      return clockState(input, server.clock.now()).type
    })
    const counts = Object.fromEntries(
      [...groupBy(states, (type) => type)].map(([type, list]) => [type, list.length]),
    )
    expect(counts).toEqual({
      ...{ in_time: 8, late: 1, running: 2, half: 1, soon: 1, paused: 1 },
    })
    const told = new Set(steps.map(({ step }) => step))
    for (const step of ['attempt', 'level', 'handover', 'called_back', 'reopened'] as const)
      expect(told).toContain(step)
  })

  test('has devices that want to be looked at, and one refused record to decide on', async () => {
    const { rows: devices } = await server.deps.db.inTenant(tenantId, (tx) =>
      tx.query<{ name: string; report: Record<string, unknown> | null; seen: number }>(
        'select name, report, last_seen_at as seen from devices',
      ),
    )
    const now = server.clock.now()
    const named = (is: (device: (typeof devices)[number]) => boolean) =>
      devices.filter(is).map(({ name }) => name)
    expect(named(({ seen }) => now - seen > 24 * 3_600_000)).toEqual(['門口平板 B'])
    expect(named(({ report }) => report?.version === '0.0.9')).toEqual(['洽談區平板'])
    expect(named(({ report }) => Number(report?.waiting) > 0)).toHaveLength(2)
    const refused = await listQuarantine(server.deps, tenantId)
    expect(refused.map(({ code }) => code)).toEqual(['not_allowed'])
  })

  test('its rounds are those of the schedule, scored as signed', () => {
    const rounds = all<InspectionRound>('inspectionRound')
    const signatures = all<RoundSignature>('roundSignature')
    expect(rounds.length).toBeGreaterThan(DEMO_DAYS * 3)
    for (const { roundId, scorePct, grade } of signatures) {
      const round = rounds.find(({ id }) => id === roundId)
      const items = itemsOf(DEFAULT_INSPECTION.set, round?.moment ?? 'spot')
      const score = scoreOf(items, answersOf(round?.row.body ?? {}))
      expect({ scorePct, grade }).toEqual({
        scorePct: score.scorePct,
        grade: gradeOf(score),
      })
    }
    expect(signatures.length).toBe(rounds.filter(({ ended }) => ended === 'signed').length)
  })

  test('its failed rows have their cards, mended in time, late and sent back', () => {
    const cards = all<CorrectiveAction>('correctiveAction')
    const steps = all<CardStep>('cardStep')
    const states = cards.map((card) => {
      const own = steps.filter(({ cardId }) => cardId === card.id)
      const held = own.map(({ row, ...step }) => ({ ...step, by: row.by }))
      const course = cardCourse(card, held)
      expect(card.closed === true).toBe(course.verified !== null)
      return { ...cardState(card, course, server.clock.now()), notOk: course.notOk }
    })
    expect(cards.length).toBeGreaterThan(8)
    expect(states.some(({ notOk }) => notOk > 0)).toBe(true)
    expect(new Set(states.map(({ color }) => color))).toEqual(new Set(['yellow', 'red']))
  })
})

describe('the links of the demo', () => {
  test('make a tablet and a wall display, on which people sign in', async () => {
    const links = await demoLinks(server.deps)
    const enrolled = await Promise.all(
      [links?.tablet, links?.display].map(async (path) => {
        const body = { code: path?.split('#code=')[1] }
        const reply = await server.request('/auth/v1/enrol', { method: 'POST', body })
        return enrolReplySchema.parse(await reply.json())
      }),
    )
    expect(enrolled.map(({ device }) => device.kind)).toEqual(['tablet', 'display'])
    const person = all<{ name: string }>('person').find(({ name }) => name === '許文')
    const reply = await server.request('/auth/v1/unlock', {
      method: 'POST',
      headers: { authorization: `Bearer ${enrolled[0]?.credential}` },
      body: { personId: person?.id, pin: DEMO_PEOPLE[0].pin },
    })
    expect(unlockReplySchema.safeParse(await reply.json()).success).toBe(true)
  })

  test('let the administrator into the office', async () => {
    const token = (await demoLinks(server.deps))?.office.split('#token=')[1]
    const body = { token, email: 'lin@example.com', password: OFFICE_PASSWORD }
    const reply = await officeBrowser(server).ask('/invites/accept', { body })
    expect(await reply.json()).toMatchObject({ stage: 'enrol_totp' })
  })

  test('are not made into a store that is real', async () => {
    const real = await startServer(inject('databaseUrl'))
    await real.newTenant()
    expect(await demoLinks(real.deps)).toBeNull()
    await real.close()
  })
})

function today(): string {
  return businessDay(server.clock.now(), ZONE)
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list)
    groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
