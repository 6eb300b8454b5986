import type { Held } from '#client/data/held.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'
import type { DueRound, RoundState } from '#shared/inspection/due-rounds.ts'
import type { InspectionRound } from '#shared/inspection/inspection-round.ts'
import { gradeOf } from '#shared/inspection/score.ts'
import { GradeWord, ScoreDelta } from '../grade-word.tsx'
import { useRoundTitle } from '../use-round-title.ts'
import type { RoundList } from './use-round-list.ts'

type Due = DueRound<Held<InspectionRound>>

const LOOKS = {
  later: { shape: 'ring', look: 'text-muted' },
  due: { shape: 'half-ring', look: 'text-primary' },
  overdue: { shape: 'triangle', look: 'text-attention' },
  in_progress: { shape: 'half-ring', look: 'text-primary' },
  signed: { shape: 'check', look: 'text-muted' },
  incomplete: { shape: 'triangle', look: 'text-attention' },
  missed: { shape: 'square', look: 'text-bad' },
} satisfies Record<RoundState, { shape: Shape; look: string }>

/** What is asked for first: one that was begun, then the latest that is due. */
export function roundToWalk(today: readonly Due[]): Due | undefined {
  const isNow = (state: RoundState) => state === 'due' || state === 'overdue'
  return (
    today.findLast(({ state }) => state === 'in_progress') ??
    today.findLast(({ state }) => isNow(state))
  )
}

type TodayRoundsProps = {
  list: RoundList
  floor: Floor
  isBusy: boolean
  onBegin: (due: Due) => void
}

export function TodayRounds({ list, floor, isBusy, onBegin }: TodayRoundsProps) {
  const t = useText(inspectionTexts)
  const next = roundToWalk(list.today)
  return (
    <section aria-label={t('today')} className="min-w-0">
      <h2 className="mb-2 text-row font-semibold">{t('today')}</h2>
      <ul className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift">
        {list.today.map((due) => (
          <li key={due.id} className="border-hairline border-b last:border-b-0">
            <Row
              due={due}
              list={list}
              floor={floor}
              isNext={due === next}
              isBusy={isBusy}
              onBegin={onBegin}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

type RowProps = TodayRoundsProps & { due: Due; isNext: boolean }

function Row({ due, list, floor, isNext, isBusy, onBegin }: RowProps) {
  const t = useText(inspectionTexts)
  const format = useFormat()
  const titleOf = useRoundTitle(floor.store.zone)
  const { state, round } = due
  const { shape, look } = LOOKS[state]
  const scored = list.scored.get(due.id)
  const score = scored?.score ?? null
  const grade = score && (round?.ended ? gradeOf(score) : null)
  const canBegin = !round && state !== 'missed'
  return (
    <div className="flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <span className={look}>
        <StateShape shape={shape} className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-row font-semibold">
          {titleOf({ ...due, startedAt: due.dueAt })}
        </span>
        <span className="figures flex flex-wrap items-center gap-x-2 text-minor text-muted">
          <span className={state === 'missed' || state === 'overdue' ? look : ''}>
            {t(`state.${state}`, { time: format.time(due.dueAt, floor.store.zone) })}
          </span>
          {score && round && (
            <span>
              {score.answered}/{score.total}
            </span>
          )}
          {score?.scorePct != null && <span>{score.scorePct.toFixed(1)}</span>}
          {grade && <GradeWord grade={grade} />}
          {round?.ended && scored && (
            <ScoreDelta now={score?.scorePct ?? null} before={scored.before} />
          )}
        </span>
      </span>
      {round ? (
        <a
          href={`/walk/${due.id}`}
          className={
            isNext
              ? 'inline-flex min-h-16 items-center rounded-control bg-primary px-7 text-row font-semibold text-on-primary hover:brightness-110'
              : 'inline-flex min-h-12 items-center rounded-control border border-line bg-card px-5 font-semibold hover:bg-surface'
          }
        >
          {t(round.ended ? 'open' : 'resume')}
        </a>
      ) : (
        canBegin && (
          <Button
            tone={isNext ? 'primary' : 'secondary'}
            size={isNext ? 'large' : 'medium'}
            isBusy={isBusy}
            onPress={() => onBegin(due)}
          >
            {t('begin')}
          </Button>
        )
      )}
    </div>
  )
}
