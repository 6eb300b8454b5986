import { useChildren } from '#client/data/use-records.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Card } from '#client/ui/card.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { roundSignature } from '#shared/inspection/inspection-round.ts'
import { GradeWord } from '../grade-word.tsx'

type SignaturesProps = { round: { readonly id: string }; floor: Floor }

/** Who signed what, and every change since with its reason. */
export function Signatures({ round, floor }: SignaturesProps) {
  const t = useText(inspectionTexts)
  const format = useFormat()
  const all = useChildren(roundSignature, round.id)
  const signatures = (all ?? []).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  if (signatures.length === 0) return null
  return (
    <Card title={t('signatures')}>
      <ol className="flex flex-col gap-3">
        {signatures.map((signed) => (
          <li key={signed.id}>
            <span className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">{t(`signature.${signed.type}`)}</span>
              {signed.scorePct !== null && (
                <span className="figures">{signed.scorePct.toFixed(1)}</span>
              )}
              {signed.grade && <GradeWord grade={signed.grade} />}
            </span>
            {signed.note && <bdi className="block">{signed.note}</bdi>}
            <span className="figures block text-label text-muted">
              {floor.people.nameOf(signed.by)}・
              {format.dayTime(signed.at, floor.store.zone)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

type ReopenedProps = Omit<SignaturesProps, 'round'> & {
  round: SignaturesProps['round'] & { readonly ended?: string | null | undefined }
}

/** The office opened a signed round again: who, why, and that it waits for a signature. */
export function Reopened({ round, floor }: ReopenedProps) {
  const t = useText(inspectionTexts)
  const last = useChildren(roundSignature, round.id)
    ?.toSorted((a, b) => a.at - b.at)
    .at(-1)
  if (round.ended || last?.type !== 'reopened') return null
  return (
    <p
      role="status"
      className="flex items-start gap-2 bg-attention-tint px-4 py-2 text-minor text-attention rail:px-8"
    >
      <StateShape shape="triangle" className="mt-0.5 size-4" />
      {t('reopenedBy', { who: floor.people.nameOf(last.by), note: last.note ?? '' })}
    </p>
  )
}
