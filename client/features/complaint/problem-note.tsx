import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { ActionProblem } from './use-complaint-actions.ts'

/** In place of an action that did not reach storage: says so and offers it again. */
export function ProblemNote({ problem }: { problem: ActionProblem | null }) {
  const t = useText(complaintTexts)
  return (
    <div role="status" className="not-empty:mb-3">
      {problem?.type === 'not_saved' && (
        <button
          type="button"
          onClick={problem.retry}
          className="flex min-h-16 w-full items-center justify-center gap-3 rounded-control bg-bad px-5 text-row font-semibold text-on-bad"
        >
          <StateShape shape="square" className="size-5" />
          {t('notSaved')}
        </button>
      )}
      {problem?.type === 'refused' && (
        <p className="flex items-center gap-2 py-2 font-semibold text-bad">
          <StateShape shape="square" className="size-5" />
          {t('refused', { reason: problem.detail })}
        </p>
      )}
    </div>
  )
}
