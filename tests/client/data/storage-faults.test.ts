/**
 * Every journey of the floor, with every call to the storage failing once and for good: what is
 * said to be saved is there, what is not there was said, and a second try does it once.
 */
import { IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { DeviceClock } from '#client/data/device-clock.ts'
import { indexBy } from '#client/data/index-of.ts'
import { type Author, type Draft, type SaveResult, save } from '#client/data/save.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import type { LocalRecord, LogRow } from '#client/sync/rows.ts'
import { checklistRun, checklistSignature } from '#shared/checklist/checklist-run.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { contact } from '#shared/contact/contact.ts'
import { task } from '#shared/desk/task.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { kindMap } from '#shared/kinds.ts'
import { photo } from '#shared/photo/photo.ts'
import { reveal } from '#shared/privacy/reveal.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import { DAY, START, STORE, VISIT } from '../sync/setup.ts'
import { FAULTS, FailingStorage, type Plan } from './failing-storage.ts'

const ADMIN: Author = { by: 'admin', actor: 'admin' }
const AT = START
const made = (kind: Draft['kind'], id: string, set: Draft['set']): Draft => ({
  ...{ kind, id, set },
  isNew: true,
})

const COMPLAINT = {
  ...{ day: DAY, learnedAt: AT, enteredAt: AT, channel: 'phone', category: 'waiting' },
  ...{ level: 2, customerName: '張先生', phone: '13800130001', description: '等太久' },
  ownerId: 'li',
}
const ROUND = {
  ...{ day: DAY, templateId: '5s:v1', moment: 'opening', slot: 'opening', startedAt: AT },
  drawn: ['A01'],
}
const RUN = {
  ...{ day: DAY, templateId: 'daily:v1', moment: 'opening', slot: 'opening' },
  startedAt: AT,
}

/** What every tablet holds before the journey. */
const BEFORE: readonly Draft[] = [
  made(visit, 'v0', VISIT),
  made(complaint, 'c0', COMPLAINT),
  made(checklistRun, 'run0', RUN),
  made(inspectionRound, 'round0', ROUND),
  made(task, 't0', { day: DAY, text: '補型錄', at: AT }),
]

const JOURNEYS: Readonly<Record<string, readonly Draft[]>> = {
  'door count': [made(visit, 'v1', VISIT)],
  undo: [made(visitUndo, 'u1', { day: DAY, visitId: 'v0', at: AT })],
  'details of a visit': [
    { kind: visit, id: 'v0', set: { consultantId: 'li', headcount: 3 } },
  ],
  complaint: [
    made(complaint, 'c1', COMPLAINT),
    made(complaintStep, 's1', { day: DAY, complaintId: 'c1', step: 'accepted', at: AT }),
  ],
  step: [
    made(complaintStep, 's2', {
      day: DAY,
      complaintId: 'c0',
      step: 'closed',
      at: AT,
      satisfaction: 'very',
    }),
    { kind: complaint, id: 'c0', set: { closed: true } },
  ],
  'checklist answer': [
    { kind: checklistRun, id: 'run0', set: { 'a.S-O05': { type: 'done', at: AT } } },
  ],
  'checklist signature': [
    made(checklistSignature, 'g1', {
      ...{ day: DAY, runId: 'run0', at: AT, type: 'complete' },
      ...{ done: 8, skipped: 0, open: 0 },
    }),
    { kind: checklistRun, id: 'run0', set: { ended: 'signed' } },
  ],
  'walk answer': [
    { kind: inspectionRound, id: 'round0', set: { 'r.A01': { type: 'pass', at: AT } } },
  ],
  'walk answer with a card': [
    { kind: inspectionRound, id: 'round0', set: { 'r.A02': { type: 'fail', at: AT } } },
    made(correctiveAction, 'k1', {
      ...{ day: DAY, roundId: 'round0', itemId: 'A02', areaCode: 'A', card: 'yellow' },
      ...{ problem: '燈不亮', ownerId: 'li', issuedAt: AT, dueAt: AT + 3_600_000 },
    }),
  ],
  photo: [
    made(photo, 'p1', {
      ...{ day: DAY, parentKind: 'inspectionRound', parentId: 'round0', slot: 'A02' },
      ...{ sha256: 'a'.repeat(64), bytes: 300_000, width: 1600, height: 1200, takenAt: AT },
    }),
  ],
  note: [made(task, 't1', { day: DAY, text: '客戶要看藍色', at: AT })],
  'note done': [{ kind: task, id: 't0', set: { doneAt: AT } }],
  'call from a customer': [
    made(contact, 'n1', { day: DAY, contactKind: 'call', receivedAt: AT }),
  ],
  'look at a phone': [
    made(reveal, 'l1', {
      ...{ day: DAY, at: AT, recordKind: 'complaint', recordId: 'c0', field: 'phone' },
    }),
  ],
}

type State = { readonly records: LocalRecord[]; readonly log: LogRow[] }

async function openTablet() {
  const storage = new FailingStorage()
  const db = new LocalDb('tablet', { indexedDB: storage.factory, IDBKeyRange })
  await db.open()
  let ms = START
  const source = { now: () => ms++, mono: () => ms, newNode: () => 'abcdef' }
  const deps = {
    ...{ db, storeId: STORE, index: indexBy(kindMap) },
    clock: new DeviceClock(source, 'boot'),
  }
  const attempt = (drafts: readonly Draft[]) => save(deps, ADMIN, drafts)
  expect((await attempt(BEFORE)).type).toBe('saved')
  return {
    storage,
    attempt,
    /** As a page that starts anew finds it. */
    async state(): Promise<State> {
      const fresh = new LocalDb('tablet', { indexedDB: storage.factory, IDBKeyRange })
      const state = {
        records: await fresh.records.toArray(),
        log: await fresh.mutations.toArray(),
      }
      fresh.close()
      return state
    },
    close: () => db.close(),
  }
}

/** All of the journey is in the records, and each of its mutations in the log is whole. */
function expectStored({ records, log }: State, drafts: readonly Draft[]): void {
  for (const { kind, id, set } of drafts) {
    const record = records.find((r) => r.kind === kind.name && r.id === id)
    expect(record?.body, `${kind.name} ${id}`).toMatchObject(set)
  }
  expectSound({ records, log })
}

/** No record without its mutation, no mutation without its records: nothing half. */
function expectSound({ records, log }: State): void {
  const orders = new Set(log.map(({ order }) => order))
  for (const record of records) expect(orders).toContain(record.order)
  for (const { mutation } of log) {
    for (const { kind, id, set } of mutation.changes) {
      const record = records.find((r) => r.kind === kind && r.id === id)
      expect(Object.keys(record?.body ?? {})).toEqual(
        expect.arrayContaining(Object.keys(set)),
      )
    }
  }
}

async function run(drafts: readonly Draft[], plan: Plan) {
  const tablet = await openTablet()
  const before = await tablet.state()
  tablet.storage.arm(plan)
  const result = await tablet.attempt(drafts)
  const { calls, hits } = tablet.storage.mend()
  const after = await tablet.state()
  if (result.type === 'saved') expectStored(after, drafts)
  else {
    expect(result.type).toBe('not_saved')
    expect(after).toEqual(before)
    // The screen kept the input; the same tap again, now that the storage is back.
    expect((await tablet.attempt(drafts)).type).toBe('saved')
    const retried = await tablet.state()
    expectStored(retried, drafts)
    expect(retried.log).toHaveLength(before.log.length + 1)
  }
  tablet.close()
  return { result, calls, hits, added: after.log.length - before.log.length }
}

/** Until the n-th call lies behind the last; the results of the runs that were hit. */
async function eachCall(drafts: readonly Draft[], plan: Omit<Plan, 'nth'>) {
  const results: { nth: number; result: SaveResult; added: number }[] = []
  for (let nth = 1; ; nth++) {
    const { result, calls, hits, added } = await run(drafts, { ...plan, nth })
    if (hits > 0) results.push({ nth, result, added })
    if (nth > calls) return results
    expect(nth).toBeLessThan(100)
  }
}

describe.each(Object.entries(JOURNEYS))('%s', (_name, drafts) => {
  test.each(FAULTS)('[DU-11] one call fails: %s', async (fault) => {
    const results = await eachCall(drafts, { fault, isLasting: false })
    expect(results.length).toBeGreaterThan(0)
    const isFull = fault === 'full' || fault === 'full_at_commit'
    for (const { nth, result, added } of results) {
      // One failure is mended without anybody noticing; only a full disk may be said at once.
      if (!isFull) expect(result.type, `call ${nth}`).toBe('saved')
      if (result.type === 'not_saved') expect(result.reason).toBe('full')
      const isAllNew = drafts.every(({ isNew }) => isNew)
      if (result.type === 'saved' && (isAllNew || fault !== 'doubt')) expect(added).toBe(1)
    }
  })

  test.each(['gone', 'abort', 'full', 'full_at_commit'] as const)(
    '[DU-11][DU-9][DU-10] from a call on all fail: %s',
    async (fault) => {
      const results = await eachCall(drafts, { fault, isLasting: true })
      expect(results.length).toBeGreaterThan(0)
      expect(new Set(results.map(({ result }) => result.type))).toEqual(
        new Set(['not_saved']),
      )
    },
  )
})
