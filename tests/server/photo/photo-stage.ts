/** A server with a folder for photos, and tablets whose photo records it knows. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { contentDigest } from '#server/features/photo/take-chunk.ts'
import { type Photo, photo } from '#shared/photo/photo.ts'
import { PHOTOS_PATH, type PhotoState } from '#shared/photo/photo-protocol.ts'
import { startServer, type TestServer, type TestTenant } from '#tests/support/server.ts'
import { makeTablet, type Tablet } from '#tests/support/tablet.ts'

export type PhotoStage = {
  readonly server: TestServer
  readonly dir: string
  tablet(tenant: TestTenant): Promise<PhotoTablet>
  /** Names of all files under the folder. */
  files(): string[]
  close(): Promise<void>
}

export type PhotoTablet = {
  readonly tablet: Tablet
  readonly auth: { authorization: string }
  /** Writes the record of `bytes` and syncs it; its id. */
  record(bytes: Uint8Array, set?: Partial<Photo>): Promise<string>
  /** One chunk as the wire carries it. */
  send(id: string, chunk: SentChunk): Promise<Response>
  /** All of it in one chunk. */
  sendAll(id: string, bytes: Uint8Array): Promise<Response>
  state(id: string): Promise<PhotoState>
  get(path: string): Promise<Response>
}

type SentChunk = {
  offset?: number
  bytes: Uint8Array | ReadableStream
  headers?: Record<string, string>
}

export const DAY = '2026-11-23'

export async function openStage(clusterUrl: string): Promise<PhotoStage> {
  const dir = mkdtempSync(join(tmpdir(), 'floorwalk-photos-'))
  const server = await startServer(clusterUrl, { photoDir: dir })
  let seed = 0
  return {
    server,
    dir,
    async tablet(tenant) {
      seed += 1
      const tablet = await makeTablet({
        clock: clockOf(server),
        storeId: tenant.device.storeId,
        seed,
        fetch: (request) => server.app.request(request),
        credential: tenant.credential,
        author: { by: tenant.personId, actor: 'admin' },
      })
      return photoTablet(server, tablet, tenant.auth)
    },
    files: () =>
      readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
    async close() {
      await server.close()
      rmSync(dir, { recursive: true })
    },
  }
}

function clockOf({ clock }: TestServer) {
  return { now: clock.now, mono: clock.now }
}

function photoTablet(
  server: TestServer,
  tablet: Tablet,
  auth: { authorization: string },
): PhotoTablet {
  const get: PhotoTablet['get'] = (path) =>
    server.request(`${PHOTOS_PATH}${path}`, { headers: auth })
  const send: PhotoTablet['send'] = (id, { offset = 0, bytes, headers }) =>
    server.request(`${PHOTOS_PATH}/${id}/chunks?offset=${offset}`, {
      method: 'POST',
      body: bytes,
      headers: {
        ...auth,
        'content-type': 'application/octet-stream',
        'content-digest': bytes instanceof Uint8Array ? contentDigest(bytes) : '',
        ...headers,
      },
    })
  return {
    ...{ tablet, auth, get, send },
    async record(bytes, set = {}) {
      const id = randomUUID()
      const saved = await tablet.create(photo, { ...bodyOf(bytes), ...set }, { id })
      if (saved.type !== 'saved') throw new Error(JSON.stringify(saved))
      await tablet.syncOnce()
      return id
    },
    sendAll: (id, bytes) => send(id, { bytes }),
    state: async (id) => (await (await get(`/${id}`)).json()) as PhotoState,
  }
}

export function bodyOf(bytes: Uint8Array): Photo {
  return {
    ...{ day: DAY, parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' },
    ...{ sha256: hashOf(bytes), bytes: Math.max(1, bytes.length) },
    ...{ width: 400, height: 300, takenAt: 1 },
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A picture with enough in it that it does not shrink to nothing. */
export async function jpeg(width = 400, height = 300): Promise<Buffer> {
  return await noise(width, height).jpeg({ quality: 80 }).toBuffer()
}

export function noise(width: number, height: number): Sharp {
  const create = {
    ...{ width, height, channels: 3 as const, background: '#888' },
    noise: { type: 'gaussian' as const, mean: 128, sigma: 40 },
  }
  return sharp({ create })
}
