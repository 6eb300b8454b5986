import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Failed } from './use-attempt.ts'

/** Stays until it is stored; nothing else says it. */
export function NotSaved({ failed }: { failed: Failed | undefined }) {
  const t = useText(inspectionTexts)
  if (!failed) return null
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-control border-2 border-bad bg-bad-tint px-4 py-2 font-semibold text-bad"
    >
      <StateShape shape="square" className="size-5" />
      <span className="min-w-0 flex-1">
        {failed.detail === null ? t('notSaved') : t('refused', { reason: failed.detail })}
      </span>
      <Button tone="danger" onPress={failed.retry}>
        {t('retry')}
      </Button>
    </div>
  )
}
