/** What the hooks of this folder share: the database and whose tablet it is. */
import { createContext, useContext } from 'react'
import type { LocalDb } from '#client/sync/local-db.ts'
import type { Enrolment } from './device.ts'

export type DataContext = {
  readonly db: LocalDb
  /** Null before enrolment. */
  readonly enrolment: Enrolment | null
  /** Changes when the live queries had gone silent and have to be made anew. */
  readonly liveRun: number
}

export const dataContext = createContext<DataContext | null>(null)

export function useData(): DataContext {
  const data = useContext(dataContext)
  if (!data) throw new Error('used outside <DataProvider>')
  return data
}
