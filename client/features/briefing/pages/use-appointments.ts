import { useMemo } from 'react'
import { useDays } from '#client/data/use-records.ts'
import { contact } from '#shared/contact/contact.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'

/** An appointment is made at most so long before. */
const AHEAD_DAYS = 60

export type Appointments = {
  readonly count: number
  /** The earliest, ms; null of none. */
  readonly firstAt: number | null
}

/** Agreed for `day`, by who made them; without a name under ''. Undefined while read. */
export function useAppointments(
  day: string,
  zone: string,
): ReadonlyMap<string, Appointments> | undefined {
  const contacts = useDays(contact, shiftDay(day, -AHEAD_DAYS), day)
  return useMemo(() => {
    if (!contacts) return undefined
    const byPerson = new Map<string, Appointments>()
    for (const { appointmentAt, appointmentState, handlerId, voidReason } of contacts) {
      if (!appointmentAt || voidReason || businessDay(appointmentAt, zone) !== day) continue
      if (appointmentState === 'cancelled' || appointmentState === 'moved') continue
      const key = handlerId ?? ''
      const { count, firstAt } = byPerson.get(key) ?? { count: 0, firstAt: null }
      const earliest = Math.min(firstAt ?? appointmentAt, appointmentAt)
      byPerson.set(key, { count: count + 1, firstAt: earliest })
    }
    return byPerson
  }, [contacts, day, zone])
}
