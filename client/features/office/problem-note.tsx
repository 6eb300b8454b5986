import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { problemCode } from './office-problem.ts'

/** Why nothing was changed, where it was tried. */
export function ProblemNote({ error }: { error: unknown }) {
  const t = useText(officeTexts)
  return (
    <div role="alert" className="empty:hidden">
      {error ? (
        <p className="flex items-start gap-2 text-bad">
          <StateShape shape="square" className="mt-1 size-5" />
          {t(`problem.${problemCode(error)}`)}
        </p>
      ) : null}
    </div>
  )
}
