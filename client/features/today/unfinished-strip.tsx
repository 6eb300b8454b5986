import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { UnfinishedRun } from '#shared/today/unfinished-runs.ts'
import { LinkButton } from './link-button.tsx'

/** The day turned at 04:00 with work left: it stays in sight until somebody closes it. */
export function UnfinishedStrip({ runs }: { runs: readonly UnfinishedRun[] }) {
  const t = useText(todayTexts)
  const format = useFormat()
  const [first] = runs
  if (!first) return null
  const days = [...new Set(runs.map(({ day }) => day))].map((day) => format.day(day))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-attention-tint px-5 py-3 text-attention">
      <StateShape shape="triangle" className="size-5" />
      <p className="min-w-0 flex-1 basis-48 font-semibold">
        {t('yesterday', { count: runs.length, days: days.join('、') })}
      </p>
      <LinkButton href={`/checklists/${first.id}`}>{t('finish')}</LinkButton>
    </div>
  )
}
