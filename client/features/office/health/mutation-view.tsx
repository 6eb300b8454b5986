import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { maskPhone } from '#shared/privacy/mask-phone.ts'
import type { Json } from '#shared/record/json.ts'
import { useKindWord } from '../use-kind-word.ts'
import type { ReadChange } from './read-mutation.ts'

/** Above it a number is a moment, ms: no count or amount of ours is as large. */
const FIRST_INSTANT = Date.UTC(2020)

type MutationViewProps = {
  changes: readonly ReadChange[] | null
  /** As it came. */
  text: string
  zone: string
}

/** Field by field as it was sent; phones masked, as everywhere. */
export function MutationView({ changes, text, zone }: MutationViewProps) {
  const t = useText(healthTexts)
  const format = useFormat()
  const kindWord = useKindWord()
  if (!changes) {
    return (
      <>
        <p className="text-muted">{t('quarantine.unreadable')}</p>
        <pre className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
      </>
    )
  }
  const show = (field: string, value: Json) => {
    if (typeof value === 'string') return field === 'phone' ? maskPhone(value) : value
    const isInstant = typeof value === 'number' && value > FIRST_INSTANT
    return isInstant ? format.dayTime(value, zone) : JSON.stringify(value)
  }
  return changes.map(({ kind, id, set }) => (
    <div key={`${kind} ${id}`} className="pb-3">
      <p className="font-semibold">{kindWord(kind)}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {Object.entries(set).map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{field}</dt>
            <dd className="figures min-w-0 [overflow-wrap:anywhere]">
              {show(field, value)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ))
}
