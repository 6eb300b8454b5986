import { Ellipsis, MessageSquarePlus, Pause, Pencil, PhoneMissed, Play } from 'lucide-react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { Icon } from '#client/ui/icon.ts'
import type { ComplaintDot, LaterStep } from '#shared/complaint/complaint.ts'
import { mayPause } from '#shared/complaint/complaint-closing.ts'
import { mayHandle } from '#shared/complaint/complaint-people.ts'
import type { Asked } from './asked.ts'
import { Attention } from './attention.tsx'
import type { CaseProps } from './case-props.ts'

type ActionBarProps = Pick<CaseProps, 'view' | 'me' | 'isBusy'> & {
  next: ComplaintDot | LaterStep | null
  /** The clock stands still now. */
  isPaused: boolean
  onAsk: (asked: Asked) => void
  onResume: () => void
  onNext: (dot: ComplaintDot | LaterStep) => void
}

/** The next step as one big button in the outer corner, the rest quietly beside it. */
export function ActionBar({
  view,
  me,
  next,
  isPaused,
  isBusy,
  onAsk,
  onResume,
  onNext,
}: ActionBarProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const { complaint, course } = view
  const isRunning = course.handledAt === null
  const isClosed = course.closedAt !== null
  const canPause = mayPause(me.role, course.pauses)
  const isMine = mayHandle(me.id, complaint)
  const reaches = next === 'contacted' || next === 'called_back'
  const quiet = (label: string, icon: Icon, onPress: () => void, isDisabled = false) => (
    <Button
      tone="quiet"
      icon={icon}
      className="px-3! max-rail:px-2!"
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {label}
    </Button>
  )
  if (!isMine) {
    return (
      <div className="flex flex-col gap-3">
        <Attention>{c('aboutYou')}</Attention>
        <div className="flex flex-wrap justify-end gap-2 lefty:flex-row-reverse lefty:justify-end">
          {quiet(t('addNote'), MessageSquarePlus, () => onAsk('note'))}
          <Button tone="primary" size="large" onPress={() => onAsk('statement')}>
            {c('more.statement')}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-1 lefty:flex-row-reverse">
        {quiet(t('edit'), Pencil, () => onAsk('edit'))}
        {quiet(t('addNote'), MessageSquarePlus, () => onAsk('note'))}
        {isPaused ? (
          <Button icon={Play} onPress={onResume}>
            {t('resume')}
          </Button>
        ) : (
          isRunning && quiet(t('pause'), Pause, () => onAsk('pause'), !canPause)
        )}
        {reaches && quiet(c('more.attempt'), PhoneMissed, () => onAsk('attempt'))}
        {quiet(c('more'), Ellipsis, () => onAsk('more'))}
        <span className="max-rail:grow max-rail:*:w-full rail:ms-auto lefty:rail:ms-0 lefty:rail:me-auto">
          {next ? (
            <Button
              tone="primary"
              size="large"
              isBusy={isBusy}
              onPress={() => onNext(next)}
            >
              {t(`do.${next}`)}
            </Button>
          ) : (
            isClosed && (
              <Button size="large" onPress={() => onAsk('reopened')}>
                {c('reopen')}
              </Button>
            )
          )}
        </span>
      </div>
      {isRunning && !isPaused && !canPause && (
        <p className="pt-2 text-minor text-muted">
          {t('noPauses', { count: course.pauses })}
        </p>
      )}
      {course.pausedMs > 0 && (
        <p className="pt-2 text-minor text-muted">
          {t('banked', { time: format.duration(course.pausedMs) })}
        </p>
      )}
    </>
  )
}
