import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { diskPhotoStore } from '#server/features/photo/disk-photo-store.ts'
import { openPhoto } from '#server/features/photo/open-photo.ts'
import { partialUploads } from '#server/features/photo/partial-uploads.ts'
import { readPhotoState } from '#server/features/photo/photo-state.ts'
import { contentDigest, takeChunk } from '#server/features/photo/take-chunk.ts'
import { SECURITY_HEADERS } from '#server/http/security-headers.ts'
import { PHOTOS_PATH } from '#shared/photo/photo-protocol.ts'
import type { TestTenant } from '#tests/support/server.ts'
import {
  hashOf,
  jpeg,
  openStage,
  type PhotoStage,
  type PhotoTablet,
} from './photo-stage.ts'

let stage: PhotoStage
let tenant: TestTenant
let own: PhotoTablet
let foreign: PhotoTablet
let bytes: Buffer
let id: string
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
  tenant = await stage.server.newTenant()
  own = await stage.tablet(tenant)
  foreign = await stage.tablet(await stage.server.newTenant({ tenantName: '西區集團' }))
  bytes = await jpeg()
  id = await own.record(bytes)
  await own.sendAll(id, bytes)
})
afterAll(() => stage.close())

const PATHS = (photo: string) => [`/${photo}`, `/${photo}/full`, `/${photo}/thumb`]
const told = async (reply: Response) => ({
  status: reply.status,
  body: await reply.text(),
  headers: [...reply.headers].filter(([name]) => name !== 'x-request-id'),
})

describe('a picture', () => {
  test('[IN-5][IN-10] comes with a name and headers of ours', async () => {
    const reply = await own.get(`/${id}/full`)
    expect(reply.status).toBe(200)
    const headers = Object.fromEntries(reply.headers)
    expect(headers['content-type']).toBe('image/jpeg')
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="photo-[0-9a-zA-Z]{1,12}\.jpg"$/,
    )
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(reply.headers.get(name)).toBe(value)
    }
    const body = new Uint8Array(await reply.arrayBuffer())
    expect(headers['content-digest']).toBe(contentDigest(body))
  })

  test('[IN-10] an address cannot leave the folder or break a header', async () => {
    const names = [
      '..%2f..%2fetc%2fpasswd',
      '%0d%0aX-Evil:%201',
      '%E2%80%AEgpj.exe',
      'a'.repeat(300),
    ]
    for (const name of names) {
      const reply = await own.get(`/${name}/full`)
      expect(reply.status, name).toBe(404)
      expect(reply.headers.get('x-evil')).toBeNull()
    }
  })

  test('[AZ-11] nobody sees it without a session', async () => {
    for (const path of PATHS(id)) {
      expect((await stage.server.request(PHOTOS_PATH + path)).status).toBe(401)
    }
  })

  test('[AZ-4][AZ-11] to another tenant it is as absent as one that never was', async () => {
    const never = PATHS(randomUUID())
    for (const [i, path] of PATHS(id).entries()) {
      const [seen, absent] = [await foreign.get(path), await foreign.get(never[i] ?? '')]
      expect(seen.status).toBe(404)
      expect(await told(seen)).toEqual(await told(absent))
    }
    const sent = await told(await foreign.sendAll(id, bytes))
    expect(sent).toEqual(await told(await foreign.sendAll(randomUUID(), bytes)))
    expect(sent.status).toBe(404)
  })

  test('[AZ-3][AZ-11] whoever knows its hash has nothing by it', async () => {
    const claimed = await foreign.record(bytes)
    expect(await foreign.state(claimed)).toMatchObject({ type: 'waiting', offset: 0 })
    expect((await foreign.get(`/${claimed}/full`)).status).toBe(404)
    expect((await foreign.get(`/${hashOf(bytes)}/full`)).status).toBe(404)
  })

  test('[AZ-11] a device that was revoked sees no more', async () => {
    const other = await stage.server.newTenant({ tenantName: '南區集團' })
    const tablet = await stage.tablet(other)
    const mine = await tablet.record(bytes)
    await tablet.sendAll(mine, bytes)
    expect((await tablet.get(`/${mine}/full`)).status).toBe(200)
    const path = `/auth/v1/devices/${other.device.deviceId}/revoke`
    await stage.server.request(path, {
      method: 'POST',
      headers: await other.admin(),
      body: {},
    })
    for (const one of PATHS(mine)) expect((await tablet.get(one)).status).toBe(401)
  })

  test("[AZ-11] another store's device of the same tenant has no way to it", async () => {
    const { db, now } = stage.server.deps
    const deps = {
      ...{ db, now, store: diskPhotoStore(stage.dir), partials: partialUploads(stage.dir) },
    }
    const { tenantId, storeId } = tenant.device
    const device = (scope: string) => ({
      ...{ tenantId, deviceId: randomUUID(), scopes: ['org', scope] },
    })
    const elsewhere = device(`store:${randomUUID()}`)
    for (const ask of [
      () => openPhoto(deps, elsewhere, { id, size: 'full' }),
      () => readPhotoState(deps, elsewhere, id),
      () =>
        takeChunk(deps, elsewhere, { id, offset: 0, bytes, digest: contentDigest(bytes) }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' })
    }
    const here = await openPhoto(deps, device(`store:${storeId}`), { id, size: 'full' })
    expect(here.length).toBeGreaterThan(0)
  })

  test('[AZ-10] a wall neither shows nor sends any', async () => {
    const wall = await enrolWall()
    const get = (path: string) =>
      stage.server.request(PHOTOS_PATH + path, { headers: wall })
    for (const path of [`/${id}`, `/${id}/full`, `/${id}/thumb`]) {
      expect((await get(path)).status).toBe(403)
    }
    const sent = await stage.server.request(`${PHOTOS_PATH}/${id}/chunks?offset=0`, {
      ...{ method: 'POST', body: bytes },
      headers: { ...wall, 'content-type': 'application/octet-stream' },
    })
    expect(sent.status).toBe(403)
  })
})

async function enrolWall() {
  const code = await stage.server.request('/auth/v1/enrolment-codes', {
    ...{ method: 'POST', headers: await tenant.admin() },
    body: { deviceKind: 'display', deviceName: '看板' },
  })
  const reply = await stage.server.request('/auth/v1/enrol', {
    ...{ method: 'POST', body: { code: ((await code.json()) as { code: string }).code } },
  })
  const { credential } = (await reply.json()) as { credential: string }
  return { authorization: `Bearer ${credential}` }
}
