import { Undo2 } from 'lucide-react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { callBackTime } from '#shared/complaint/call-back.ts'
import {
  COMPLAINT_STEPS,
  type ComplaintDot,
  LATER_STEPS,
  type LaterStep,
} from '#shared/complaint/complaint.ts'
import { laterSteps } from '#shared/complaint/complaint-closing.ts'
import { type ComplaintView, isHandledLate } from './complaint-view.ts'
import type { NamedStep } from './use-complaint-actions.ts'

type Dot = ComplaintDot | LaterStep

type CourseDotsProps = {
  view: ComplaintView
  zone: string
  people: People
  next: Dot | null
  /** Whoever it is about looks on. */
  isLocked: boolean
  onRecord: (dot: Dot) => void
  onTakeBack: (step: NamedStep) => void
}

/**
 * The five dots with who and when, and what has to follow the answer where it has to. Any of
 * them can be recorded; the next one stands out.
 */
export function CourseDots({
  view,
  zone,
  people,
  next,
  isLocked,
  onRecord,
  onTakeBack,
}: CourseDotsProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const { complaint, course } = view
  const later = laterSteps(complaint, course, isHandledLate(view))
  const isWanted = (dot: LaterStep) => later.includes(dot) || course.done[dot] !== undefined
  const dots: readonly Dot[] = [
    ...COMPLAINT_STEPS.slice(0, -1),
    ...LATER_STEPS.filter(isWanted),
    'closed',
  ]
  const callBack = callBackTime(course)
  function whenOf(dot: Dot): string {
    const step = course.done[dot]
    if (step) {
      const time = format.dayTime(step.at, zone)
      return t('whoWhen', { who: people.nameOf(step.by), time })
    }
    if (dot === 'called_back' && callBack) {
      return c('callBackAim', { time: format.dayTime(callBack.aim, zone) })
    }
    if (dot === 'executed' && complaint.promisedAt) {
      return c('promisedFor', { time: format.dayTime(complaint.promisedAt, zone) })
    }
    return next === dot ? t('nextStep') : t('notYet')
  }
  return (
    <ol aria-label={t('course')} className="flex flex-col">
      {dots.map((dot, place) => {
        const step = course.done[dot]
        const isNext = next === dot
        const name = t(`step.${dot}`)
        return (
          <li key={dot} className="relative flex min-h-14 items-center gap-4">
            {place > 0 && (
              <span
                aria-hidden="true"
                className={classNames(
                  'absolute start-[0.6875rem] bottom-1/2 h-8 w-0.5 -translate-y-3',
                  step ? 'bg-text' : 'bg-hairline',
                )}
              />
            )}
            <StateShape
              shape={step ? 'check' : 'ring'}
              className={classNames(
                'z-1 size-6 bg-card',
                step ? 'text-text' : isNext ? 'text-primary' : 'text-line',
              )}
            />
            <span className="min-w-0 flex-1">
              <span className={classNames('block', isNext && 'font-semibold')}>
                {name}
                {step?.outcome && (
                  <span className="text-muted">・{c(`outcome.${step.outcome}`)}</span>
                )}
              </span>
              <span className="figures block truncate text-label text-muted">
                {whenOf(dot)}
              </span>
            </span>
            {isLocked
              ? null
              : step
                ? step.step === dot && (
                    <button
                      type="button"
                      onClick={() => onTakeBack({ id: step.id, step: dot })}
                      aria-label={t('undoStep', { step: name })}
                      className="inline-flex size-12 items-center justify-center rounded-control text-muted transition hover:bg-surface"
                    >
                      <Undo2 className="size-5" aria-hidden />
                    </button>
                  )
                : !isNext &&
                  course.closedAt === null && (
                    <button
                      type="button"
                      onClick={() => onRecord(dot)}
                      aria-label={t('recordStep', { step: name })}
                      className="inline-flex min-h-12 min-w-12 items-center justify-center rounded-control px-3 text-minor font-semibold text-primary transition hover:bg-primary-tint"
                    >
                      {t('record')}
                    </button>
                  )}
          </li>
        )
      })}
    </ol>
  )
}
