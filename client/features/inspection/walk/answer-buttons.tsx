import { Check, Minus, Wrench, X } from 'lucide-react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { Answer } from '#shared/inspection/score.ts'

export type Choice = 'pass' | 'fail' | 'na'

/** In the order of the keys 1, 2, 3. */
export const CHOICES: readonly Choice[] = ['pass', 'fail', 'na']

const LOOKS = {
  pass: { icon: Check, chosen: 'border-ok bg-ok-tint text-ok' },
  fail: { icon: X, chosen: 'border-bad bg-bad text-on-bad' },
  na: { icon: Minus, chosen: 'border-muted bg-hairline text-text' },
} satisfies Record<Choice, { icon: Icon; chosen: string }>

const MINOR = 'border-attention bg-attention-tint text-attention'

type AnswerButtonsProps = {
  answer: Answer['type'] | undefined
  isDisabled: boolean
  onChoose: (choice: Choice) => void
}

/** Three answers of 96 x 64: filled, icon and word say which one holds. */
export function AnswerButtons({ answer, isDisabled, onChoose }: AnswerButtonsProps) {
  const t = useText(inspectionTexts)
  return (
    <div className="grid shrink-0 grid-cols-3 gap-2 rail:grid-cols-[repeat(3,6rem)]">
      {CHOICES.map((choice, i) => {
        const isMinor = choice === 'fail' && answer === 'minor'
        const isChosen = answer === choice || isMinor
        const { chosen, icon } = LOOKS[choice]
        const Icon = isMinor ? Wrench : icon
        return (
          <button
            key={choice}
            type="button"
            aria-pressed={isChosen}
            aria-keyshortcuts={String(i + 1)}
            disabled={isDisabled}
            onClick={() => onChoose(choice)}
            className={classNames(
              'flex h-16 min-w-0 select-none items-center justify-center gap-1 rounded-control border px-1 text-minor font-semibold transition active:scale-96',
              isMinor
                ? `${MINOR} border-2`
                : isChosen
                  ? `${chosen} border-2`
                  : 'border-line bg-card text-text hover:bg-surface',
              isDisabled && !isChosen && 'opacity-45',
            )}
          >
            <Icon className="size-5 shrink-0" aria-hidden />
            <span className="min-w-0 leading-tight">
              {t(isMinor ? 'answer.minor' : `answer.${choice}`)}
            </span>
          </button>
        )
      })}
    </div>
  )
}
