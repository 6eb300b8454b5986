/** Pictures for the latest cards of the demo: what was found, and what had been put right. */
import { createHash } from 'node:crypto'
import type { Photo } from '#shared/photo/photo.ts'
import {
  DIGEST_HEADER,
  PHOTO_CHUNK_BYTES,
  PHOTOS_PATH,
  photoStateSchema,
} from '#shared/photo/photo-protocol.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { contentDigest } from '../features/photo/take-chunk.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { DemoTablet } from './demo-tablet.ts'
import { DEMO_PHOTO_SIZE, drawDemoPhoto } from './draw-demo-photo.ts'
import type { Random } from './random.ts'

/** Enough to look at; the demo should be up in seconds. */
const CARDS = 8

export type DemoPhoto = { readonly entry: DemoEntry; readonly bytes: Buffer }

type Place = Pick<Photo, 'parentKind' | 'parentId' | 'slot'> & Omit<DemoEntry, 'drafts'>

/** `entries`: all of the demo; its cards and their steps are found among them. */
export async function demoPhotos(
  entries: readonly DemoEntry[],
  { zone }: DemoTime,
  random: Random,
): Promise<DemoPhoto[]> {
  const places = placesIn([...entries].sort((a, b) => b.at - a.at))
  return await Promise.all(
    places.map(async ({ at, by, ...place }) => {
      const id = random.uuid()
      const bytes = await drawDemoPhoto(place.slot === 'after', random)
      const body = {
        ...{ ...place, ...DEMO_PHOTO_SIZE, day: businessDay(at, zone), takenAt: at },
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
      } satisfies Photo
      const draft = { kind: 'photo', id, set: body, isNew: true } as const
      return { entry: { at, by, drafts: [draft] }, bytes }
    }),
  )
}

/** The newest first. */
function placesIn(entries: readonly DemoEntry[]): Place[] {
  const found: Place[] = []
  const cards = new Set<string>()
  for (const { at, by, drafts } of entries) {
    for (const { kind, id, set, isNew } of drafts) {
      const { roundId, itemId } = set
      if (kind !== 'correctiveAction' || !isNew || cards.size === CARDS) continue
      if (typeof roundId !== 'string' || typeof itemId !== 'string') continue
      cards.add(id)
      const parent = { parentKind: 'inspectionRound', parentId: roundId, slot: itemId }
      found.push({ ...parent, at, by })
    }
  }
  for (const { at, by, drafts } of entries) {
    for (const { kind, set } of drafts) {
      const { cardId, step } = set
      if (kind !== 'cardStep' || step !== 'done' || !cards.has(String(cardId))) continue
      // A tablet by itself takes no photos.
      if (by === null) continue
      const parentId = String(cardId)
      found.push({ parentKind: 'correctiveAction', parentId, slot: 'after', at, by })
    }
  }
  return found
}

/** By the door of every tablet; their records have to be there. */
export async function sendPhotos(
  { origin, credential }: DemoTablet,
  photos: readonly DemoPhoto[],
): Promise<void> {
  for (const { entry, bytes } of photos) {
    const id = entry.drafts[0]?.id
    for (let offset = 0; offset < bytes.length; offset += PHOTO_CHUNK_BYTES) {
      const chunk = new Uint8Array(bytes.subarray(offset, offset + PHOTO_CHUNK_BYTES))
      const response = await fetch(
        `${origin}${PHOTOS_PATH}/${id}/chunks?offset=${offset}`,
        {
          method: 'POST',
          headers: {
            authorization: `Bearer ${credential}`,
            'content-type': 'application/octet-stream',
            [DIGEST_HEADER]: contentDigest(chunk),
          },
          body: chunk,
        },
      )
      const reply: unknown = await response.json()
      if (!response.ok)
        throw new Error(`photo: ${response.status} ${JSON.stringify(reply)}`)
      photoStateSchema.parse(reply)
    }
  }
}
