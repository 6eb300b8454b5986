/** Complaints and their steps as a tablet of the store sends them. */
import { randomUUID } from 'node:crypto'
import { writeOwn } from '#server/sync/write-own.ts'
import type { ComplaintStep } from '#shared/complaint/complaint.ts'
import type { Fields } from '#shared/record/record.ts'
import { complaintBody } from '#tests/server/sync/bodies.ts'
import type { World } from '#tests/server/sync/scenario.ts'
import { newTablet, type Tablet } from '#tests/server/sync/tablet.ts'

export const HOUR = 3_600_000
export const MINUTE = 60_000

export type Desk = {
  readonly world: World
  readonly tablet: Tablet
  /** Sends a complaint that started `agoMs` ago, and returns its id. */
  open(agoMs?: number, extra?: Fields): Promise<string>
  step(complaintId: string, step: ComplaintStep['step'], extra?: Fields): Promise<string>
}

/** 10:00 in Shanghai: due at 22:00, so warnings come at 16:00 and, being quiet, at 20:10. */
export async function openDesk(world: World): Promise<Desk> {
  await writeOwn(world.deps, { tenantId: world.tenantId, scope: 'org', by: null }, [
    { kind: 'store', id: world.storeId, set: STORE, isNew: true },
  ])
  const tablet = await newTablet(world)
  tablet.by = world.people.supervisor
  const send = async (kind: string, id: string, set: Fields) => {
    tablet.write({ kind, id, set, isNew: true })
    const reply = await tablet.push()
    if (reply.refused.length > 0) throw new Error(JSON.stringify(reply.refused))
    return id
  }
  return {
    world,
    tablet,
    open(agoMs = 0, extra = {}) {
      const now = world.deps.now()
      const body = { ...complaintBody(now), learnedAt: now - agoMs, ...extra }
      return send('complaint', randomUUID(), body)
    },
    step(complaintId, step, extra = {}) {
      const body = { day: '2026-11-23', complaintId, step, at: world.deps.now(), ...extra }
      return send('complaintStep', randomUUID(), body)
    },
  }
}

const STORE: Fields = {
  ...{ name: '城東店', zone: 'Asia/Shanghai', opens: '08:30', closes: '18:30' },
}

export type ToldStep = ComplaintStep & { readonly id: string }

/** In the order they were told, lowest level first. */
export async function toldSteps(world: World, complaintId?: string): Promise<ToldStep[]> {
  const rows = await world.query<{ id: string; body: ComplaintStep }>(
    `SELECT id, body FROM records WHERE kind = 'complaintStep' AND body ->> 'step' = 'told'
     ORDER BY seq, body ->> 'toldLevel'`,
  )
  const steps = rows.map(({ id, body }) => ({ ...body, id }))
  return steps.filter((step) => !complaintId || step.complaintId === complaintId)
}
