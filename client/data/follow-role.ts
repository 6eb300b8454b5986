/** Keeps the role of the one signed in at hand, so that a tap need not read it. */
import { liveQuery } from 'dexie'
import type { LocalDb } from '#client/sync/local-db.ts'
import { person } from '#shared/people/person.ts'
import { revived } from './reviving.ts'
import { useSession } from './session.ts'

export function followRole(db: LocalDb): () => void {
  let stop = () => {}
  const follow = (personId: string | null) => {
    stop()
    if (personId === null) return
    const subscription = liveQuery(() =>
      revived(db, () => db.records.get([person.name, personId])),
    ).subscribe((record) => {
      const known = person.body.safeParse(record?.body)
      const role = known.success && known.data.active ? known.data.role : null
      if (useSession.getState().personId === personId) useSession.setState({ role })
    })
    stop = () => subscription.unsubscribe()
  }
  follow(useSession.getState().personId)
  const unsubscribe = useSession.subscribe((now, before) => {
    if (now.personId !== before.personId) follow(now.personId)
  })
  return () => {
    unsubscribe()
    stop()
  }
}
