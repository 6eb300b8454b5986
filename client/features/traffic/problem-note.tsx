import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Failure } from './use-row-edit.ts'

/** A change that did not reach storage: says so, and offers the same change again. */
export function ProblemNote({ failure }: { failure: Failure | null }) {
  const t = useText(trafficTexts)
  return (
    <div role="status">
      {failure && (
        <>
          {failure.detail !== null && (
            <p className="flex items-center gap-2 py-2 font-semibold text-bad">
              <StateShape shape="square" className="size-5" />
              {t('refused', { reason: failure.detail })}
            </p>
          )}
          {failure.detail === null && (
            <button
              type="button"
              onClick={failure.retry}
              className="flex min-h-16 w-full items-center justify-center gap-3 rounded-control bg-bad px-5 text-row font-semibold text-on-bad"
            >
              <StateShape shape="square" className="size-5" />
              {t('notSaved')}
            </button>
          )}
        </>
      )}
    </div>
  )
}
