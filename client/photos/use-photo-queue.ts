import { useEffect } from 'react'
import { useData } from '#client/data/data-context.ts'
import { useSession } from '#client/data/session.ts'
import { useSave } from '#client/data/use-save.ts'
import { photo } from '#shared/photo/photo.ts'
import type { SaveRecord } from './keep-photo.ts'
import { mendHeld } from './mend-held.ts'
import { photoDb } from './photo-db.ts'
import { startPhotos } from './start-photos.ts'

/** Keeps photos going to the server while the frame is up. */
export function usePhotoQueue(): void {
  const { enrolment, db } = useData()
  const save = useSave()
  const personId = useSession((s) => s.personId)
  useEffect(
    () => (enrolment ? startPhotos(photoDb(), db, enrolment) : undefined),
    [enrolment, db],
  )
  useEffect(() => {
    if (personId === null) return
    const saveRecord: SaveRecord = (id, body) => save.create(photo, body, { id })
    // Storage in trouble: the next start finds them again.
    void mendHeld(photoDb(), saveRecord).catch(() => {})
  }, [personId, save])
}
