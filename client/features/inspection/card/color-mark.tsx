import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import type { CardColor } from '#shared/inspection/card-rules.ts'

const LOOKS = {
  yellow: 'border-attention bg-attention-tint text-attention',
  red: 'border-bad bg-bad text-on-bad',
} satisfies Record<CardColor, string>

/** The colour as a word on a small card. */
export function ColorMark({ color }: { color: CardColor }) {
  const t = useText(cardTexts)
  return (
    <span
      className={`inline-flex h-11 min-w-9 items-center justify-center rounded-small border-2 px-1.5 text-minor font-semibold ${LOOKS[color]}`}
    >
      {t(`color.${color}`)}
    </span>
  )
}
