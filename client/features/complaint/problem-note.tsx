import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Failure } from './use-complaint-actions.ts'

type ProblemNoteProps = { failure: Failure | null; onRetry: () => void }

/** In place of an action that did not reach storage: says so and offers it again. */
export function ProblemNote({ failure, onRetry }: ProblemNoteProps) {
  const t = useText(complaintTexts)
  return (
    <div role="status" className="not-empty:mb-3">
      {failure?.type === 'not_saved' && (
        <button
          type="button"
          onClick={onRetry}
          className="flex min-h-16 w-full items-center justify-center gap-3 rounded-control bg-bad px-5 text-row font-semibold text-on-bad"
        >
          <StateShape shape="square" className="size-5" />
          {t('notSaved')}
        </button>
      )}
      {failure?.type === 'refused' && (
        <p className="flex items-center gap-2 py-2 font-semibold text-bad">
          <StateShape shape="square" className="size-5" />
          {t('refused', { reason: failure.detail })}
        </p>
      )}
    </div>
  )
}
