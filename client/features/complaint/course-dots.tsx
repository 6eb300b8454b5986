import { Undo2 } from 'lucide-react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { COMPLAINT_STEPS, type ComplaintDot } from '#shared/complaint/complaint.ts'
import type { ComplaintCourse } from '#shared/complaint/complaint-course.ts'
import type { NamedStep } from './use-complaint-actions.ts'
import type { People } from './use-people.ts'

type CourseDotsProps = {
  course: ComplaintCourse
  zone: string
  people: People
  onRecord: (dot: ComplaintDot) => void
  onTakeBack: (step: NamedStep) => void
}

/** The five dots with who and when. Any of them can be recorded; the next one stands out. */
export function CourseDots({
  course,
  zone,
  people,
  onRecord,
  onTakeBack,
}: CourseDotsProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  return (
    <ol aria-label={t('course')} className="flex flex-col">
      {COMPLAINT_STEPS.map((dot, place) => {
        const step = course.done[dot]
        const isNext = course.next === dot
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
              <span className={classNames('block', isNext && 'font-semibold')}>{name}</span>
              <span className="figures block truncate text-label text-muted">
                {step
                  ? t('whoWhen', {
                      who: people.nameOf(step.by),
                      time: format.dayTime(step.at, zone),
                    })
                  : isNext
                    ? t('nextStep')
                    : t('notYet')}
              </span>
            </span>
            {step ? (
              <button
                type="button"
                onClick={() => onTakeBack({ id: step.id, step: dot })}
                aria-label={t('undoStep', { step: name })}
                className="inline-flex size-12 items-center justify-center rounded-control text-muted transition hover:bg-surface"
              >
                <Undo2 className="size-5" aria-hidden />
              </button>
            ) : (
              !isNext &&
              course.closedAt === null && (
                <button
                  type="button"
                  onClick={() => onRecord(dot)}
                  aria-label={t('recordStep', { step: name })}
                  className="inline-flex min-h-12 min-w-12 items-center justify-center rounded-control px-3 text-minor font-semibold text-primary transition hover:bg-primary-tint"
                >
                  {t('record')}
                </button>
              )
            )}
          </li>
        )
      })}
    </ol>
  )
}
