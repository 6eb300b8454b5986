import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'

type Decision = {
  readonly id: string
  /** What it is called: a complaint's number, a person's name. */
  readonly title: string
  /** Kind in words. */
  readonly kind: string
  readonly href: string | null
}

export type DecisionListProps = {
  decisions: readonly Decision[]
  onFollow: () => void
}

/** Fields two people wrote at once. Work goes on; the record's own screen shows both. */
export function DecisionList({ decisions, onFollow }: DecisionListProps) {
  const t = useText(syncTexts)
  return (
    <section aria-label={t('decisions', { count: decisions.length })}>
      <h3 className="flex items-center gap-2 font-semibold">
        <StateShape shape="triangle" className="size-5 text-attention" />
        {t('decisions', { count: decisions.length })}
      </h3>
      <p className="mt-1 text-minor text-muted">{t('decisionsHint')}</p>
      <ul className="mt-3 flex flex-col gap-2">
        {decisions.map((decision) => (
          <li
            key={decision.id}
            className="flex min-h-14 items-center gap-4 rounded-control border border-hairline ps-4 pe-2"
          >
            <span className="min-w-0 flex-1 py-2">
              <span className="block font-semibold">{decision.title}</span>
              <span className="block text-minor text-muted">{decision.kind}</span>
            </span>
            {decision.href && (
              <a
                href={decision.href}
                onClick={onFollow}
                className="inline-flex min-h-12 items-center rounded-control px-4 font-semibold text-primary"
              >
                {t('compare')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
