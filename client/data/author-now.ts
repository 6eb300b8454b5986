/** Who is writing: the one signed in, or the device. */
import type { LocalDb } from '#client/sync/local-db.ts'
import { person } from '#shared/people/person.ts'
import type { Enrolment } from './device.ts'
import type { Author } from './save.ts'
import { useSession } from './session.ts'

/** Null: the one signed in is not known here, so nothing may be written in that name. */
export async function authorNow(
  db: LocalDb,
  enrolment: Enrolment | null,
): Promise<Author | null> {
  const { personId, role } = useSession.getState()
  if (personId === null) {
    const isDisplay = enrolment?.device.kind === 'display'
    return { by: null, actor: isDisplay ? 'display' : 'device' }
  }
  if (role !== null) return { by: personId, actor: role }
  const record = await db.records.get([person.name, personId])
  const known = person.body.safeParse(record?.body)
  const isActive = known.success && known.data.active
  return isActive ? { by: personId, actor: known.data.role } : null
}
