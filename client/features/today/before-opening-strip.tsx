import { Moon } from 'lucide-react'
import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { BeforeOpening } from '#shared/today/before-opening.ts'
import { LinkButton } from './link-button.tsx'

/** More names than these are counted only. */
const NAMED = 3

/** Twelve hours run through the night: who is to be reached before everybody goes home. */
export function BeforeOpeningStrip({ due, zone }: { due: BeforeOpening; zone: string }) {
  const t = useText(todayTexts)
  const format = useFormat()
  const { complaints, cardIds, opensAt } = due
  const counts = [
    ...(complaints.length > 0
      ? [t('eveningComplaints', { count: complaints.length })]
      : []),
    ...(cardIds.length > 0 ? [t('eveningCards', { count: cardIds.length })] : []),
  ]
  const names = complaints
    .slice(0, NAMED)
    .map(({ name, dueAt }) =>
      t('eveningName', { name: name || t('anonymous'), time: format.time(dueAt, zone) }),
    )
  return (
    <section
      aria-label={t('evening')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-attention-tint px-5 py-3 text-attention"
    >
      <Moon className="size-5 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 basis-48">
        <span className="block font-semibold">
          {t('eveningDue', {
            time: format.time(opensAt, zone),
            what: counts.join(t('eveningAnd')),
          })}
        </span>
        {names.length > 0 && (
          <bdi className="figures block truncate text-minor">{names.join('・')}</bdi>
        )}
      </p>
      <LinkButton href={placeOf(due)}>{t('tonight')}</LinkButton>
    </section>
  )
}

/** Of one complaint right to it; of more to their list, where they are handed over. */
function placeOf({ complaints, cardIds }: BeforeOpening): string {
  const [first, second] = complaints
  if (first) return second ? '/complaints' : `/complaints/${first.id}`
  const [card, other] = cardIds
  return card && !other ? `/cards/${card}` : '/cards'
}
