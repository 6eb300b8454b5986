import { liveQuery } from 'dexie'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { followAcked } from './acked-orders.ts'
import { type DataContext, dataContext } from './data-context.ts'
import { readEnrolment } from './device.ts'
import { followRole } from './follow-role.ts'
import { watchLiveQueries } from './live-watchdog.ts'
import { type Opened, openDb } from './open-db.ts'
import { followOutbox } from './outbox-state.ts'
import { revived } from './reviving.ts'
import { startSync } from './start-sync.ts'

type DataProviderProps = {
  children: ReactNode
  /** Shown while the database opens: a few milliseconds. */
  opening: ReactNode
  /** Shown instead of everything when it cannot be opened. */
  broken: (retry: () => void) => ReactNode
  /** Version of the app, for the server's support. */
  app: string
}

type State = { type: 'opening' } | { type: 'broken' } | ({ type: 'open' } & Opened)

/** Opens the database, keeps sync going, and gives both to the screens. */
export function DataProvider({ children, opening, broken, app }: DataProviderProps) {
  const [state, setState] = useState<State>({ type: 'opening' })
  const [liveRun, setLiveRun] = useState(0)
  const open = useCallback(() => {
    setState({ type: 'opening' })
    openDb().then(
      (opened) => setState({ type: 'open', ...opened }),
      () => setState({ type: 'broken' }),
    )
  }, [])
  useEffect(open, [open])

  const db = state.type === 'open' ? state.db : null
  useEffect(() => {
    if (!db) return
    const subscription = liveQuery(() => revived(db, () => readEnrolment(db))).subscribe(
      (enrolment) =>
        setState((held) =>
          held.type === 'open' && held.enrolment?.credential !== enrolment?.credential
            ? { ...held, enrolment }
            : held,
        ),
    )
    const stops = [
      () => subscription.unsubscribe(),
      followAcked(db),
      followOutbox(db),
      followRole(db),
      watchLiveQueries(db, () => setLiveRun((run) => run + 1)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [db])

  const enrolment = state.type === 'open' ? state.enrolment : null
  useEffect(() => {
    return db && enrolment ? startSync(db, enrolment, app) : undefined
  }, [db, enrolment, app])

  const data = useMemo<DataContext | null>(
    () => (db ? { db, enrolment, liveRun } : null),
    [db, enrolment, liveRun],
  )
  if (state.type === 'broken') return broken(open)
  if (!data) return opening
  return <dataContext.Provider value={data}>{children}</dataContext.Provider>
}
