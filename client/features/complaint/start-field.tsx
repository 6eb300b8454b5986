import { useRuleBook } from '#client/data/use-rule-book.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { dueOfNew } from '#shared/complaint/complaint-clock.ts'
import {
  type StartProblem,
  UNASKED_BACKDATE_MS,
} from '#shared/complaint/complaint-start.ts'
import { type ComplaintDraft, lastTime, type Start } from './complaint-draft.ts'

const MINUTES = [0, 10, 30, 60, 120] as const
const REASONS = ['outside', 'customer', 'passed', 'paper'] as const

type StartFieldProps = {
  draft: Pick<ComplaintDraft, 'start' | 'lateReason' | 'level'>
  onChange: (change: Partial<ComplaintDraft>) => void
  /** T0 as chosen, ms. */
  learnedAt: number
  now: number
  zone: string
  /** Shown once saving was tried. */
  problem: StartProblem | null
}

/** T0: just now unless told otherwise; further back it asks why. */
export function StartField({
  draft,
  onChange,
  learnedAt,
  now,
  zone,
  problem,
}: StartFieldProps) {
  const t = useText(complaintTexts)
  const format = useFormat()
  const book = useRuleBook()
  const { start, lateReason } = draft
  const isOther = start.type === 'at'
  const asksWhy = isOther || (start.minutes > 0 && now - learnedAt > UNASKED_BACKDATE_MS)
  const choose = (next: Start) => onChange({ start: next })
  const nameOf = (minutes: number) =>
    minutes === 0
      ? t('start.now')
      : minutes < 60
        ? t('start.minutes', { count: minutes })
        : t('start.hours', { count: minutes / 60 })
  return (
    <div className="flex flex-col gap-3">
      <Chips label={t('start')}>
        {MINUTES.map((minutes) => (
          <Chip
            key={minutes}
            isChosen={start.type === 'ago' && start.minutes === minutes}
            onPress={() => choose({ type: 'ago', minutes })}
          >
            {nameOf(minutes)}
          </Chip>
        ))}
        <Chip isChosen={isOther} onPress={() => choose({ type: 'at', at: learnedAt })}>
          {t('start.other')}
        </Chip>
      </Chips>
      {isOther && (
        <TextField
          type="time"
          label={t('startTime')}
          value={format.time(start.at, zone)}
          onChange={(time) => time && choose({ type: 'at', at: lastTime(time, now, zone) })}
        />
      )}
      <p className="figures text-minor text-muted">
        {t('startSummary', {
          start: format.dayTime(learnedAt, zone),
          due: format.dayTime(dueOfNew(draft.level, learnedAt, book), zone),
        })}
      </p>
      {asksWhy && (
        <>
          <Chips label={t('startWhy')}>
            {REASONS.map((reason) => {
              const words = t(`why.${reason}`)
              return (
                <Chip
                  key={reason}
                  isChosen={lateReason === words}
                  onPress={() => onChange({ lateReason: words })}
                >
                  {words}
                </Chip>
              )
            })}
          </Chips>
          <TextField
            label={t('startWhyOwn')}
            value={lateReason}
            onChange={(words) => onChange({ lateReason: words })}
            maxLength={200}
            errorMessage={problem ? t(`problem.${problem}`) : undefined}
          />
        </>
      )}
      {problem && !asksWhy && (
        <p className="text-minor text-bad">{t(`problem.${problem}`)}</p>
      )}
    </div>
  )
}
