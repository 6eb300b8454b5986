import { useMemo } from 'react'
import { useChildrenOf, useDays, useOpen } from '#client/data/use-records.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { correctiveAction } from '#shared/inspection/corrective-action.ts'
import { roundSignature } from '#shared/inspection/inspection-round.ts'
import { lastScore } from '#shared/kpi/inspection-kpis.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import { wallComplaints } from '../wall-complaints.ts'
import type { PageProps } from './page-props.ts'

/** What presses: complaints and their clocks, the last walk, cards that wait. */
export function OpenPage({ store, day, now, people }: PageProps) {
  const t = useText(meetingWallTexts)
  const format = useFormat()
  const open = useOpen(complaint)
  const ids = useMemo(() => open?.map(({ id }) => id) ?? [], [open])
  const steps = useChildrenOf(complaintStep, ids)
  const cards = useOpen(correctiveAction)
  const signed = useDays(roundSignature, shiftDay(day, -7), day)
  if (!open || !steps || !cards || !signed) return null
  const complaints = wallComplaints(open, steps, people.nameOf, now)
  const overdue = complaints.filter(({ state }) => state.type === 'overdue').length
  const running = complaints.flatMap(({ state }) =>
    'leftMs' in state ? [state.dueAt] : [],
  )
  const score = lastScore(signed)
  const cardsLate = cards.filter(({ dueAt }) => dueAt < now).length
  return (
    <dl className="grid min-h-0 flex-1 grid-cols-3 gap-[0.4em]">
      <Block label={t('complaints')} value={complaints.length}>
        <Pressing count={overdue} />
        {complaints.length === 0
          ? t('noComplaints')
          : running.length > 0 &&
            t('nextDue', { time: format.dayTime(Math.min(...running), store.zone) })}
      </Block>
      <Block label={t('score')} value={score?.scorePct ?? '-'}>
        {score
          ? `${score.grade ? t(`grade.${score.grade}`) : ''} ${format.dayTime(score.at, store.zone)}`
          : t('noScore')}
      </Block>
      <Block label={t('cards')} value={cards.length}>
        <Pressing count={cardsLate} />
      </Block>
    </dl>
  )
}

type BlockProps = { label: string; value: number | string; children: React.ReactNode }

function Block({ label, value, children }: BlockProps) {
  return (
    <div className="wall-block justify-between">
      <dt className="wall-label">{label}</dt>
      <dd className="wall-key">{value}</dd>
      <dd className="figures text-muted">{children}</dd>
    </div>
  )
}

function Pressing({ count }: { count: number }) {
  const t = useText(meetingWallTexts)
  if (count === 0) return null
  return <span className="block font-semibold text-bad">{t('overdue', { count })}</span>
}
