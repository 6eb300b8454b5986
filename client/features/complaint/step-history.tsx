import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { HistoryRow } from '#client/ui/history-row.tsx'
import type { StepRecord } from '#shared/complaint/complaint-course.ts'
import type { ComplaintView } from './complaint-view.ts'
import type { NamedStep } from './use-complaint-actions.ts'
import { useStepWords } from './use-step-words.ts'

type StepHistoryProps = {
  view: ComplaintView
  zone: string
  people: People
  onTakeBack: (step: NamedStep) => void
  /** The person complained about: takes back only what is theirs. */
  lockedTo?: string | null
}

/** Everything that happened, newest first; what was taken back stays, struck through. */
export function StepHistory({
  view,
  zone,
  people,
  onTakeBack,
  lockedTo = null,
}: StepHistoryProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const wordsOf = useStepWords(people, zone)
  const byId = new Map(view.steps.map((s) => [s.id, s]))
  const undone = new Set(view.steps.flatMap((s) => s.undoes ?? []))
  const nameOf = ({ step, undoes }: StepRecord): string => {
    if (step !== 'undone') return t(`step.${step}`)
    const target = byId.get(undoes ?? '')
    return t('step.undone', { step: target ? nameOf(target) : '' })
  }
  const steps = view.steps.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const { complaint } = view
  return (
    <ol className="flex flex-col">
      {steps.map((step) => {
        const kind = undoable(step.step)
        return (
          <HistoryRow
            key={step.id}
            title={
              <>
                {nameOf(step)}
                {wordsOf(step) && <span className="text-muted">・{wordsOf(step)}</span>}
              </>
            }
            isUndone={undone.has(step.id)}
            note={
              step.note &&
              (step.otherId ? (
                <a
                  href={`/complaints/${step.otherId}`}
                  className="inline-flex min-h-12 items-center font-semibold text-primary underline"
                >
                  {step.note}
                </a>
              ) : (
                <bdi className="block whitespace-pre-line wrap-anywhere">{step.note}</bdi>
              ))
            }
            source={t('whoWhen', {
              who: step.step === 'told' ? c('system') : people.nameOf(step.by),
              time: format.dayTime(step.at, zone),
            })}
            undo={
              kind && (!lockedTo || lockedTo === step.by)
                ? {
                    label: t('undo'),
                    name: t('undoStep', { step: nameOf(step) }),
                    onPress: () => onTakeBack({ id: step.id, step: kind }),
                  }
                : null
            }
          />
        )
      })}
      <li className="py-2">
        <span className="block">{t('created')}</span>
        <span className="figures block text-label text-muted">
          {t('whoWhen', {
            who: people.nameOf(complaint.by),
            time: format.dayTime(complaint.enteredAt, zone),
          })}
          {complaint.learnedAt < complaint.enteredAt && (
            <>・{t('learned', { time: format.dayTime(complaint.learnedAt, zone) })}</>
          )}
        </span>
        {complaint.lateReason && (
          <bdi className="block text-minor text-muted">
            {t('late', { reason: complaint.lateReason })}
          </bdi>
        )}
      </li>
    </ol>
  )
}

/** Told is told; and a customer who came again is undone where that was said. */
function undoable(step: StepRecord['step']): NamedStep['step'] | null {
  return step === 'undone' || step === 'told' || step === 'again' ? null : step
}
