import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { OfficeProblem } from './office-problem.ts'

export type Difference = { field: string; label: string; theirs: string; yours: string }

type DiffersNoteProps = {
  differences: readonly Difference[]
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Two people had the same form open: what the other one made of it, and the choice. */
export function DiffersNote({ differences, onKeepMine, onTakeTheirs }: DiffersNoteProps) {
  const t = useText(officeTexts)
  return (
    <section
      role="alert"
      aria-label={t('differs.title')}
      className="rounded-control bg-attention-tint p-4"
    >
      <h3 className="flex items-center gap-2 font-semibold text-attention">
        <StateShape shape="triangle" className="size-5" />
        {t('differs.title')}
      </h3>
      <p className="pt-1">{t('differs.text')}</p>
      <dl className="py-3">
        {differences.map(({ field, label, theirs, yours }) => (
          <div key={field} className="pt-2">
            <dt className="text-minor font-semibold">{label}</dt>
            <dd>{t('differs.theirs', { value: theirs })}</dd>
            <dd>{t('differs.yours', { value: yours })}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button onPress={onTakeTheirs}>{t('differs.takeTheirs')}</Button>
        <Button onPress={onKeepMine}>{t('differs.keepMine')}</Button>
      </div>
    </section>
  )
}

/** What is there by now, of a 409 that says so; null for anything else. */
export function differsNow(error: unknown): Readonly<Record<string, unknown>> | null {
  if (!(error instanceof OfficeProblem) || error.code !== 'conflict') return null
  const { now } = error.body
  return typeof now === 'object' && now !== null ? (now as Record<string, unknown>) : null
}
