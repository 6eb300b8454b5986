import { Presentation } from 'lucide-react'
import { useDay } from '#client/data/use-records.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { meeting } from '#shared/meeting/meeting.ts'
import { meetingHeld, meetingToBegin } from '#shared/meeting/meeting-time.ts'
import type { Store } from '#shared/store/store.ts'
import { LinkButton } from './link-button.tsx'

type MeetingStripProps = { store: Store; day: string; now: number }

/** At its time, and until somebody has begun it: two taps and the wall turns its pages. */
export function MeetingStrip({ store, day, now }: MeetingStripProps) {
  const t = useText(todayTexts)
  const format = useFormat()
  const meetings = useDay(meeting, day)
  if (!meetings) return null
  const held = meetingHeld(meetings, now)
  const due = held ? null : meetingToBegin(day, store, meetings, now)
  if (!held && !due) return null
  return (
    <section className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-primary-tint px-5 py-3 text-primary">
      <Presentation className="size-5 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 basis-48 font-semibold">
        {held && t(`meetingHeld.${held.meetingKind}`)}
        {due && t(`meetingDue.${due.kind}`, { time: format.time(due.from, store.zone) })}
      </p>
      <LinkButton href="/meeting">{t(held ? 'meetingLead' : 'meetingOpen')}</LinkButton>
    </section>
  )
}
