/** Two ways to reckon a day, on data nobody thought of: they agree, and see each other's faults. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAllTotals, type TotalsVerdict } from '#server/features/totals/check-totals.ts'
import { findCommand } from '#server/operator/commands.ts'
import { writeOwn } from '#server/sync/write-own.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import { VISIT_KINDS, VISIT_ORDERS } from '#shared/visit/visit-values.ts'
import { complaintBody } from '#tests/server/sync/bodies.ts'
import { openWorlds, START, type World } from '#tests/server/sync/scenario.ts'
import { asSuperuser } from '#tests/support/as-superuser.ts'

let worlds: Awaited<ReturnType<typeof openWorlds>>
beforeAll(async () => {
  worlds = await openWorlds()
})
afterAll(() => worlds.close())

const TODAY = '2026-11-23'
const HOUR = 3_600_000
const FEW = ['a', 'b', 'c', 'd', 'e', 'f'] as const

type Draft = { kind: string; id: string; set: Fields; isNew: true }

async function fill({ deps, tenantId, scope }: World, drafts: Draft[]): Promise<void> {
  if (drafts.length > 0) await writeOwn(deps, { tenantId, scope, by: null }, drafts)
}

/** With a store that stands where the others do not. */
async function newWorld(zone = 'Asia/Shanghai'): Promise<World> {
  const world = await worlds.newWorld()
  const { deps, tenantId, storeId } = world
  const set = { name: '城東店', zone, opens: '09:00', closes: '18:00' }
  await writeOwn(deps, { tenantId, scope: 'org', by: null }, [
    { kind: 'store', id: storeId, set, isNew: true },
  ])
  return world
}

async function verdictOf(world: World): Promise<TotalsVerdict | undefined> {
  const found: TotalsVerdict[] = []
  await checkAllTotals(world.deps, (verdict) => found.push(verdict))
  return found.find(({ tenantId }) => tenantId === world.tenantId)
}

const daysAgo = fc.integer({ min: 0, max: 3 })

const visit = fc.record({
  daysAgo,
  hour: fc.integer({ min: 0, max: 30 }),
  headcount: fc.integer({ min: 1, max: 5 }),
  visitKind: fc.constantFrom(...VISIT_KINDS),
  visitOrder: fc.constantFrom(...VISIT_ORDERS),
  byAppointment: fc.boolean(),
})

/** Few ids, so that undos meet: of the same visit, of each other, of none. */
const undo = fc.record({
  visitId: fc.constantFrom(...FEW),
  undoes: fc.option(fc.constantFrom(...FEW), { nil: undefined }),
  daysAgo,
})

const step = fc.record({
  complaintId: fc.constantFrom('p', 'q'),
  step: fc.constantFrom('closed', 'reopened', 'undone', 'note', 'accepted'),
  at: fc.integer({ min: 1, max: 4 }),
  undoes: fc.constantFrom(...FEW),
})

describe('[CO-11] totals and events', () => {
  test('agree on any day of visits, undos and steps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(visit, { maxLength: FEW.length }),
        fc.array(undo, { maxLength: FEW.length }),
        fc.array(step, { maxLength: FEW.length }),
        async (visits, undos, steps) => {
          const world = await newWorld()
          await fill(world, [
            ...visits.map(({ daysAgo: ago, hour, ...body }, i) => ({
              ...{ kind: 'visit', id: FEW[i] ?? '', isNew: true as const },
              set: {
                ...{ ...body, day: shiftDay(TODAY, -ago) },
                arriveAt: START - ago * 24 * HOUR + (hour - 12) * HOUR,
              },
            })),
            ...undos.map(({ visitId, undoes, daysAgo: ago }, i) => ({
              ...{ kind: 'visitUndo', id: FEW[i] ?? '', isNew: true as const },
              set: { visitId, day: shiftDay(TODAY, -ago), ...(undoes ? { undoes } : {}) },
            })),
            ...['p', 'q'].map((id) => ({
              ...{ kind: 'complaint', id, isNew: true as const },
              set: complaintBody(START),
            })),
            ...steps.map(({ undoes, ...body }, i) => ({
              ...{ kind: 'complaintStep', id: FEW[i] ?? '', isNew: true as const },
              set: {
                ...{ ...body, day: TODAY },
                ...(body.step === 'undone' ? { undoes } : {}),
              },
            })),
          ])
          const days = new Set(visits.map((one) => one.daysAgo)).size
          expect(await verdictOf(world)).toMatchObject({ days, differing: [] })
        },
      ),
      { numRuns: 12, seed: 11 },
    )
  })

  test('a store whose zone is another counts its hours there; the operator may ask at once', async () => {
    const world = await newWorld('America/St_Johns')
    await fill(world, [
      {
        ...{ kind: 'visit', id: 'v', isNew: true },
        set: {
          ...{ day: '2026-11-22', arriveAt: START, headcount: 2, visitKind: 'new_car' },
          ...{ visitOrder: 'first', byAppointment: false },
        },
      },
    ])
    expect(await verdictOf(world)).toMatchObject({ days: 1, differing: [] })
    const said = await findCommand(['check-totals'])?.(world.deps, '')
    expect(said?.join('\n')).toContain(`${world.storeId}  1 days, 0 differences`)
  })

  test('differ where a row says what neither the gate nor the functions take', async () => {
    const world = await newWorld()
    const set = complaintBody(START)
    await fill(world, [
      { kind: 'complaint', id: 'p', set, isNew: true },
      {
        ...{ kind: 'complaintStep', id: 's', isNew: true },
        set: { day: TODAY, complaintId: 'p', step: 'closed', at: 5 },
      },
      {
        ...{ kind: 'visit', id: 'v', isNew: true },
        set: {
          ...{ day: TODAY, arriveAt: START, headcount: 2, visitKind: 'new_car' },
          ...{ visitOrder: 'first', byAppointment: false },
        },
      },
    ])
    // By hand, past the gate: a yes that is none for one of the two.
    await asSuperuser(world.db, (client) =>
      client.query(
        `UPDATE records SET body = body || '{"byAppointment": "true"}', day = day
         WHERE tenant_id = $1 AND kind = 'visit'`,
        [world.tenantId],
      ),
    )
    await asSuperuser(world.db, (client) =>
      client.query(
        `UPDATE records SET body = body || '{"headcount": "2"}' WHERE tenant_id = $1
           AND kind = 'visit'`,
        [world.tenantId],
      ),
    )
    expect((await verdictOf(world))?.differing).toEqual([TODAY])
    await expect(findCommand(['check-totals'])?.(world.deps, '')).rejects.toThrow(TODAY)
  })
})
