import { useState } from 'react'
import { signedTexts } from '#client/locales/office-signed.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { SignedRow } from '#shared/office/signed-protocol.ts'
import { useStoreName, useStores, zoneOf } from '../use-stores.ts'
import { ReopenDialog } from './reopen-dialog.tsx'

const MOMENTS = ['opening', 'patrol', 'closing', 'weekly', 'spot'] as const
const MARKS = ['complete', 'incomplete', 'amended', 'withdrawn', 'reopened'] as const

/** One list or round: where it stands, and every signature it had. */
export function SignedRowView({ row }: { row: SignedRow }) {
  const t = useText(signedTexts)
  const format = useFormat()
  const storeName = useStoreName()
  const store = useStores().data?.stores.find(({ id }) => id === row.storeId)
  const zone = zoneOf(store && [store])
  const [isAsking, setIsAsking] = useState(false)
  const moment = MOMENTS.find((one) => one === row.moment)
  const digits = row.slot.split('-')[1] ?? ''
  const time = digits.length === 4 ? `${digits.slice(0, 2)}:${digits.slice(2)}` : ''
  const name = [t(`kind.${row.kind}`), moment && t(`moment.${moment}`), time]
    .filter(Boolean)
    .join(' ')
  const ended = row.ended === 'signed' || row.ended === 'incomplete' ? row.ended : 'open'
  return (
    <li className="flex flex-wrap items-start gap-x-5 gap-y-2 px-5 py-3">
      <StateShape
        shape={ended === 'open' ? 'triangle' : 'check'}
        className={`mt-1 size-5 ${ended === 'open' ? 'text-attention' : 'text-muted'}`}
      />
      <span className="min-w-0 basis-64">
        <span className="block font-semibold">{name}</span>
        <span className="block text-minor text-muted">
          {storeName(row.storeId)}・{format.day(row.day)}
        </span>
        <span
          className={`block text-minor ${ended === 'open' ? 'text-attention' : 'text-muted'}`}
        >
          {t(`ended.${ended}`)}
        </span>
      </span>
      <ol className="min-w-0 flex-1 basis-96 text-minor">
        {row.marks.map((mark) => {
          const type = MARKS.find((one) => one === mark.type)
          const said =
            mark.scorePct !== null
              ? t('score', { score: mark.scorePct.toFixed(1) })
              : mark.done !== null &&
                t('counts', {
                  ...{ done: mark.done, skipped: mark.skipped ?? 0, open: mark.open ?? 0 },
                })
          return (
            <li key={mark.id}>
              <span className="font-semibold">{type ? t(`mark.${type}`) : mark.type}</span>
              <span className="figures text-muted">
                {'　'}
                {[mark.byName, format.dayTime(mark.at, zone), said]
                  .filter(Boolean)
                  .join('・')}
              </span>
              {mark.note && <bdi className="block">{mark.note}</bdi>}
            </li>
          )
        })}
      </ol>
      {ended !== 'open' && (
        <Button
          tone="quiet"
          aria-label={t('reopenOf', { what: `${name} ${format.day(row.day)}` })}
          onPress={() => setIsAsking(true)}
        >
          {t('reopen')}
        </Button>
      )}
      {isAsking && (
        <ReopenDialog row={row} name={name} onClose={() => setIsAsking(false)} />
      )}
    </li>
  )
}
