import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useDay } from '#client/data/use-records.ts'
import { type Meeting, type MeetingKind, meeting } from '#shared/meeting/meeting.ts'
import { meetingDue, meetingHeld } from '#shared/meeting/meeting-time.ts'
import type { Store } from '#shared/store/store.ts'

export type MeetingShown = {
  readonly kind: MeetingKind
  readonly meeting: Held<Meeting> | null
  /** Where the pages stand: as the remote left them, or from the time it was due. */
  readonly turn: Pick<Meeting, 'page' | 'pageAt' | 'isPaused'>
}

/** The meeting that is led now, else the one whose time it is; null at other times. */
export function useMeetingShown(
  store: Store,
  day: string,
  now: number,
): MeetingShown | null {
  const meetings = useDay(meeting, day)
  return useMemo(() => {
    if (!meetings) return null
    const held = meetingHeld(meetings, now)
    if (held) return { kind: held.meetingKind, meeting: held, turn: held }
    const due = meetingDue(day, store, now)
    if (!due || meetings.some((one) => one.meetingKind === due.kind)) return null
    const turn = { page: 0, pageAt: due.from, isPaused: false }
    return { kind: due.kind, meeting: null, turn }
  }, [meetings, store, day, now])
}
