/**
 * Frees the bytes of photos the server has kept safe for a day. It is asked at that moment,
 * and by its own clock: what it has lost meanwhile, it gets again [DU-8].
 */
import type { ErrorCode } from '#shared/errors.ts'
import { chunksOf } from './photo-bytes.ts'
import type { KeptPhoto, PhotoDb } from './photo-db.ts'
import type { PhotoAnswer, PhotoTransport } from './photo-transport.ts'
import { tryAgain, writeWhole } from './try-again.ts'

const SAFE_MS = 24 * 3_600_000
/** Refusals that have nothing to do with the one photo. */
const FOR_ALL = new Set<ErrorCode>(['busy', 'too_many', 'signed_out'])

type ClearDeps = {
  readonly db: PhotoDb
  readonly transport: Pick<PhotoTransport, 'state'>
  readonly now: () => number
}

/** Returns how many wait again because the server no longer has them. */
export async function clearSent({ db, transport, now }: ClearDeps): Promise<number> {
  let lost = 0
  const sent = await tryAgain(db, () => db.photos.where('state').equals('sent').toArray())
  for (const photo of sent) {
    if (photo.isCleared || now() - (photo.sentAt ?? 0) < SAFE_MS) continue
    const answer = await transport.state(photo.id)
    // The others would hear no more now, and those that wait to be sent would wait for it.
    if (answer.type === 'unreachable' || isForAll(answer)) break
    // A record that was deleted is no word about its bytes: they stay.
    if (answer.type === 'refused') continue
    const state = answer.value
    if (state.type === 'waiting') {
      lost += 1
      await tryAgain(db, () =>
        db.photos.update(photo.id, { state: 'waiting', offset: 0, sentAt: null }),
      )
    } else if (state.sha256 === photo.sha256 && state.storedForMs >= SAFE_MS) {
      await clearBytes(db, photo)
    }
  }
  return lost
}

function isForAll(answer: PhotoAnswer<unknown>): boolean {
  return answer.type === 'refused' && FOR_ALL.has(answer.code)
}

/** The thumbnail stays; so do bytes that another photo of the same picture still needs. */
function clearBytes(db: PhotoDb, { id, sha256 }: KeptPhoto): Promise<void> {
  return writeWhole(db, [db.photos, db.chunks], async () => {
    await db.photos.update(id, { isCleared: true })
    const others = await db.photos.where('sha256').equals(sha256).toArray()
    if (others.every(({ isCleared }) => isCleared)) await chunksOf(db, sha256).delete()
  })
}
