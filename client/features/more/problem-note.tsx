import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { ManageProblem } from './manage-problem.ts'

export type ProblemNoteProps = {
  problem: ManageProblem | null
  /** Where the way out is to give one's PIN again. */
  onSignInAgain: () => void
}

/** Why nothing was changed, where it was tried. */
export function ProblemNote({ problem, onSignInAgain }: ProblemNoteProps) {
  const t = useText(manageTexts)
  return (
    <div role="alert" className="flex flex-col items-start gap-3 empty:hidden">
      {problem && (
        <p className="flex items-start gap-2 text-bad">
          <StateShape shape="square" className="mt-1 size-5" />
          {t(problem)}
        </p>
      )}
      {problem === 'problem.pin_needed' && (
        <Button onPress={onSignInAgain}>{t('signInAgain')}</Button>
      )}
    </div>
  )
}
