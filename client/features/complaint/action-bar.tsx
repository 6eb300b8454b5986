import { MessageSquarePlus, Pause, Pencil, Play } from 'lucide-react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { Icon } from '#client/ui/icon.ts'
import type { ComplaintDot } from '#shared/complaint/complaint.ts'
import { MAX_PAUSES } from '#shared/complaint/complaint-closing.ts'
import type { ComplaintCourse } from '#shared/complaint/complaint-course.ts'

/** What opens in place of the bar. */
export type Asked = 'plan' | 'close' | 'pause' | 'note' | 'edit'

type ActionBarProps = {
  course: ComplaintCourse
  isBusy: boolean
  onAsk: (asked: Asked) => void
  onResume: () => void
  onNext: (dot: ComplaintDot) => void
}

/** The next step as one big button in the outer corner, the rest quietly beside it. */
export function ActionBar({ course, isBusy, onAsk, onResume, onNext }: ActionBarProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const { next, pause, pauses } = course
  const isRunning = course.handledAt === null
  const canPause = pauses < MAX_PAUSES
  const quiet = (label: string, icon: Icon, onPress: () => void, isDisabled = false) => (
    <Button
      tone="quiet"
      icon={icon}
      className="max-rail:px-2!"
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {label}
    </Button>
  )
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 lefty:flex-row-reverse">
        {quiet(t('edit'), Pencil, () => onAsk('edit'))}
        {quiet(t('addNote'), MessageSquarePlus, () => onAsk('note'))}
        {pause ? (
          <Button icon={Play} onPress={onResume}>
            {t('resume')}
          </Button>
        ) : (
          isRunning && quiet(t('pause'), Pause, () => onAsk('pause'), !canPause)
        )}
        {next && (
          <span className="max-rail:grow max-rail:*:w-full rail:ms-auto lefty:rail:ms-0 lefty:rail:me-auto">
            <Button
              tone="primary"
              size="large"
              isBusy={isBusy}
              onPress={() => onNext(next)}
            >
              {t(`do.${next}`)}
            </Button>
          </span>
        )}
      </div>
      {isRunning && !pause && !canPause && (
        <p className="pt-2 text-minor text-muted">{t('noPauses', { count: pauses })}</p>
      )}
      {course.pausedMs > 0 && (
        <p className="pt-2 text-minor text-muted">
          {t('banked', { time: format.duration(course.pausedMs) })}
        </p>
      )}
    </>
  )
}
