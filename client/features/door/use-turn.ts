import { useCallback, useMemo } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { useNow } from '#client/data/use-now.ts'
import { useDay } from '#client/data/use-records.ts'
import { useSave } from '#client/data/use-save.ts'
import { attendance, attendanceId } from '#shared/team/attendance.ts'
import { turnOrder } from '#shared/visit/turn.ts'
import type { Door, Staff } from './use-door.ts'

const MINUTE = 60_000

export type Turn = {
  /** Ids of those who are in, next first. */
  readonly order: readonly string[]
  /** All consultants: those who are in by turn, then the others. */
  readonly ranked: Staff['consultants']
  readonly isIn: (id: string) => boolean
  /** False: not stored. */
  readonly setIn: (id: string, isIn: boolean) => Promise<boolean>
}

/** Whose turn it is to greet today. */
export function useTurn(storeId: string, staff: Staff, door: Door | undefined): Turn {
  const save = useSave()
  const day = door?.day ?? ''
  const marks = useDay(attendance, day)
  const now = useNow(MINUTE)
  const { consultants } = staff

  const setIn = useCallback(
    async (personId: string, isIn: boolean) => {
      const id = attendanceId(storeId, day, personId)
      const state = isIn ? ('present' as const) : ('absent' as const)
      const fields = { state, at: serverNow() }
      const isNew = !marks?.some((mark) => mark.id === id)
      const result = isNew
        ? await save.create(attendance, { day, personId, ...fields }, { id })
        : await save.edit(attendance, id, fields)
      return result.type === 'saved'
    },
    [save, marks, storeId, day],
  )

  return useMemo(() => {
    const readable = (marks ?? []).filter((mark) => attendance.body.safeParse(mark).success)
    const order = turnOrder({
      consultantIds: consultants.map((one) => one.id),
      attendances: readable,
      visits: (door?.visits ?? []).filter((one) => !door?.undos.has(one.id)),
      now,
    })
    const byId = new Map(consultants.map((one) => [one.id, one]))
    const isIn = (id: string) => order.includes(id)
    const ranked = [
      ...order.flatMap((id) => byId.get(id) ?? []),
      ...consultants.filter(({ id }) => !isIn(id)),
    ]
    return { order, ranked, isIn, setIn }
  }, [marks, consultants, door, now, setIn])
}
