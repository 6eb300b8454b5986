import { describe, expect, test } from 'vitest'
import { storeEnrolment } from '#client/data/device.ts'
import { exportOutbox } from '#client/data/export-outbox.ts'
import { indexBy } from '#client/data/index-of.ts'
import { discardRefused, resendRefused, undoDiscard } from '#client/data/refused.ts'
import { kindMap } from '#shared/kinds.ts'
import { visit } from '#shared/visit/visit.ts'
import type { Tablet } from '#tests/support/tablet.ts'
import { bodies, idsIn, SCOPE, STORE, setup, VISIT } from '../sync/setup.ts'

const CHEN = { by: 'chen', actor: 'supervisor' } as const

function depsOf({ db, clock }: Tablet) {
  return { db, clock, index: indexBy(kindMap), kinds: kindMap, storeId: STORE }
}

/** A tablet with one visit the server sent back. */
async function refusedOne() {
  const stage = setup()
  const one = await stage.tablet()
  await one.create(visit, VISIT, { id: 'v1' })
  stage.server.refuse = () => 'not_allowed'
  await one.syncOnce()
  stage.server.refuse = () => undefined
  return { ...stage, one, order: (await one.refused())[0]?.order as number }
}

describe('what was sent back', () => {
  test('goes again as a new mutation, in the name of whoever does it', async () => {
    const { one, server, order, time } = await refusedOne()
    time.now += 1000
    expect(await resendRefused(depsOf(one), CHEN, order)).toMatchObject({ type: 'saved' })
    expect(await one.refused()).toMatchObject([{ state: 'resent' }])
    expect(await idsIn(one)).toEqual(['v1'])
    await one.syncOnce()
    expect(server.view().get('visit/v1')).toMatchObject({ by: 'chen', body: VISIT })
    const [first, second] = await one.log()
    const stamps = [first, second].map((entry) => entry?.mutation.changes[0]?.stamp ?? '')
    expect((stamps[1] as string) > (stamps[0] as string)).toBe(true)
  })

  test('stays where it is when our own gate refuses it again', async () => {
    const { one, order } = await refusedOne()
    const display = { by: null, actor: 'display' } as const
    expect(await resendRefused(depsOf(one), display, order)).toMatchObject({
      type: 'refused',
    })
    expect(await one.refused()).toMatchObject([{ state: 'open' }])
  })

  test('is discarded and taken back, and never deleted', async () => {
    const { one, order } = await refusedOne()
    await discardRefused(one.db, order)
    expect(await one.refused()).toMatchObject([{ state: 'discarded' }])
    await undoDiscard(one.db, order)
    expect(await one.refused()).toMatchObject([
      { state: 'open', mutation: { changes: [{ id: 'v1', set: VISIT }] } },
    ])
  })

  test('after a restore it is offered again, and shown once more when it is taken', async () => {
    const { one, server } = await refusedOne()
    server.restore({ ...server.backup(), epoch: '33333333-3333-4333-8333-333333333333' })
    await one.syncOnce()
    expect(await one.refused()).toEqual([])
    expect(await bodies(one)).toMatchObject({ v1: VISIT })
    expect(server.view().has('visit/v1')).toBe(true)
  })

  test('a discarded one that is refused again stays discarded', async () => {
    const { one, server, order } = await refusedOne()
    await discardRefused(one.db, order)
    server.refuse = () => 'not_allowed'
    server.restore({ ...server.backup(), epoch: '33333333-3333-4333-8333-333333333333' })
    await one.syncOnce()
    expect(await one.refused()).toMatchObject([{ order, state: 'discarded' }])
  })
})

describe('the rescue file', () => {
  test('holds all that is only on this tablet', async () => {
    const { one } = await refusedOne()
    await one.create(visit, VISIT, { id: 'v2' })
    await one.create(visit, VISIT, { id: 'v3' })
    const device = {
      ...{ tenantId: STORE, deviceId: STORE, storeId: STORE, kind: 'tablet' as const },
      ...{ name: '門口平板', scopes: [SCOPE] },
    }
    await storeEnrolment(one.db, { device, credential: 'a.b.secret' })
    const file = await exportOutbox(one.db, 5)
    const text = await file.text()
    const content = JSON.parse(text)
    expect(content).toMatchObject({ format: 'floorwalk-outbox', savedAt: 5, device })
    const idsOf = (rows: { mutation: { changes: { id: string }[] } }[]) =>
      rows.map(({ mutation }) => mutation.changes[0]?.id)
    expect(idsOf(content.waiting)).toEqual(['v2', 'v3'])
    expect(idsOf(content.refused)).toEqual(['v1'])
    expect(text).not.toContain('secret')
  })
})
