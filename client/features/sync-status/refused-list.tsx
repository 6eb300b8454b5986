import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { RefusalCode } from '#shared/record/check-change.ts'
import type { Json } from '#shared/record/json.ts'
import type { Change } from '#shared/sync/change.ts'
import { useKindWords } from './kind-words.ts'
import { recordLink } from './record-link.ts'

/** Above it a number is a moment, ms: no count or amount of ours is as large. */
const FIRST_INSTANT = Date.UTC(2020)

type RefusedItem = {
  readonly order: number
  readonly code: RefusalCode
  readonly detail: string
  /** Never left this tablet. */
  readonly isLocal: boolean
  /** When it was captured, server time, ms. */
  readonly at: number
  readonly changes: readonly Change[]
}

export type RefusedListProps = {
  items: readonly RefusedItem[]
  zone: string
  onResend: (order: number) => void
  onDiscard: (order: number) => void
  onFollow: () => void
}

/** What the server sent back: why, what it is, and the three things one can do. */
export function RefusedList({ items, ...rest }: RefusedListProps) {
  const t = useText(syncTexts)
  return (
    <section aria-label={t('refused', { count: items.length })}>
      <h3 className="flex items-center gap-2 font-semibold">
        <StateShape shape="triangle" className="size-5 text-attention" />
        {t('refused', { count: items.length })}
      </h3>
      <p className="mt-1 text-minor text-muted">{t('refusedHint')}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {items.map((item) => (
          <RefusedEntry key={item.order} item={item} {...rest} />
        ))}
      </ul>
    </section>
  )
}

type RefusedEntryProps = Omit<RefusedListProps, 'items'> & { item: RefusedItem }

function RefusedEntry({ item, zone, onResend, onDiscard, onFollow }: RefusedEntryProps) {
  const t = useText(syncTexts)
  const format = useFormat()
  const kindWord = useKindWords()
  const [first] = item.changes
  // A record that was never accepted is on no screen; an edit of one is.
  const href = first && !first.isNew ? recordLink(first.kind, first.id, first.set) : null
  return (
    <li className="rounded-control border border-hairline p-4">
      <p className="font-semibold">
        {t('refusedOf', {
          kind: kindWord(first?.kind ?? ''),
          time: format.dayTime(item.at, zone),
        })}
      </p>
      <p className="mt-1">{t(`why.${item.code}`)}</p>
      {item.isLocal && <p className="text-minor text-muted">{t('tooLargeHere')}</p>}
      <details className="mt-1 text-minor">
        <summary className="inline-flex min-h-12 cursor-pointer items-center font-semibold text-primary">
          {t('view')}
        </summary>
        {item.detail && (
          <p className="text-muted">{t('detail', { detail: item.detail })}</p>
        )}
        {item.changes.map((change) => (
          <Content key={`${change.kind} ${change.id}`} change={change} zone={zone} />
        ))}
      </details>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {href && (
          <a
            href={href}
            onClick={onFollow}
            className="inline-flex min-h-12 items-center rounded-control border border-line px-4 font-semibold"
          >
            {t('openScreen')}
          </a>
        )}
        <Button onPress={() => onResend(item.order)}>{t('resend')}</Button>
        <Button tone="quiet" onPress={() => onDiscard(item.order)}>
          {t('discard')}
        </Button>
      </div>
    </li>
  )
}

/** Field by field as it was sent: whoever helps can read it, nothing is hidden. */
function Content({ change, zone }: { change: Change; zone: string }) {
  const format = useFormat()
  const show = (value: Json) => {
    if (typeof value === 'string') return value
    const isInstant = typeof value === 'number' && value > FIRST_INSTANT
    return isInstant ? format.dayTime(value, zone) : JSON.stringify(value)
  }
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {Object.entries(change.set).map(([field, value]) => (
        <div key={field} className="contents">
          <dt className="text-muted">{field}</dt>
          <dd className="figures min-w-0 [overflow-wrap:anywhere]">{show(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
