import type { Held } from '#client/data/held.ts'
import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { ChecklistSignature } from '#shared/checklist/checklist-run.ts'

type SignatureListProps = {
  signatures: readonly Held<ChecklistSignature>[]
  zone: string
  people: People
}

/** Who signed, when, and what it said then; changes since with their reasons. */
export function SignatureList({ signatures, zone, people }: SignatureListProps) {
  const t = useText(checklistTexts)
  const format = useFormat()
  if (signatures.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-minor font-semibold">{t('history')}</h3>
      <ul aria-label={t('history')} className="flex flex-col gap-2 text-minor">
        {signatures
          .toSorted((a, b) => a.at - b.at)
          .map(({ id, type, note, by, at, done, skipped, open }) => (
            <li key={id}>
              <span className="block">
                {type === 'amended'
                  ? t('mark.amended', { note: note ?? '' })
                  : t(`mark.${type}`)}
                {type !== 'amended' && note ? `：${note}` : ''}
              </span>
              <span className="figures block text-muted">
                {t('markBy', {
                  ...{ who: people.nameOf(by), time: format.time(at, zone) },
                  ...{ done, skipped, open },
                })}
              </span>
            </li>
          ))}
      </ul>
    </section>
  )
}

type ReopenedProps = Pick<SignatureListProps, 'signatures' | 'people'> & {
  view: { readonly run: { readonly ended?: string | null | undefined } | null }
}

/** The office opened a signed list again: who, why, and that it waits for a signature. */
export function Reopened({ view, signatures, people }: ReopenedProps) {
  const t = useText(checklistTexts)
  const last = signatures.toSorted((a, b) => a.at - b.at).at(-1)
  if (view.run?.ended || last?.type !== 'reopened') return null
  return (
    <p
      role="status"
      className="flex items-start gap-2 rounded-control bg-attention-tint px-4 py-3 text-attention"
    >
      <StateShape shape="triangle" className="mt-1 size-5" />
      {t('reopenedBy', { who: people.nameOf(last.by), note: last.note ?? '' })}
    </p>
  )
}
