/**
 * The picture from the shutter until it is used or thrown away: a camera may cost the page its
 * life, and then it is offered again to whoever took it.
 */
import { useEffect } from 'react'
import { useSession } from '#client/data/session.ts'
import { jpegOf, QUALITY } from './encode-picture.ts'
import { type DraftRow, type PhotoDb, photoDb } from './photo-db.ts'
import { type Shot, showShot, useShot } from './shot-state.ts'

/** Whose draft was written; null when nobody is signed in, or there is no room for it. */
export async function keepDraft(
  db: PhotoDb,
  { target, takenAt }: Shot,
  base: HTMLCanvasElement,
): Promise<string | null> {
  const { personId } = useSession.getState()
  if (personId === null) return null
  try {
    const bytes = await jpegOf(base, QUALITY)
    await db.drafts.put({ personId, bytes, target, takenAt })
    return personId
  } catch {
    // The picture itself is on the screen; saving it will say what is wrong.
    return null
  }
}

export async function dropDraft(db: PhotoDb, draftOf: string | null): Promise<void> {
  if (draftOf === null) return
  // Left behind, it is offered once more.
  await db.drafts.delete(draftOf).catch(() => {})
}

/** Shows what this person took and never got to use, once the page is up again. */
export function useLeftOver(): void {
  const personId = useSession((s) => s.personId)
  useEffect(() => {
    if (personId === null || useShot.getState().shot) return
    let isGone = false
    void photoDb()
      .drafts.get(personId)
      .then((draft) => {
        if (draft && !isGone && !useShot.getState().shot) showShot(shotOf(draft))
      })
      // Without its storage there is nothing to offer.
      .catch(() => {})
    return () => {
      isGone = true
    }
  }, [personId])
}

function shotOf({ bytes, target, takenAt }: DraftRow): Omit<Shot, 'key'> {
  const file = new File([bytes], 'draft.jpg', { type: 'image/jpeg' })
  return { file, target, takenAt, isLeftOver: true, onDone: () => {} }
}
