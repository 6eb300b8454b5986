import { Download } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { exportsTexts } from '#client/locales/office-exports.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'
import type { OfficeExport } from '#shared/office/export-protocol.ts'
import { useStoreName, useStores, zoneOf } from '../use-stores.ts'

const SHAPES = {
  queued: 'ring',
  running: 'half-ring',
  ready: 'check',
  failed: 'square',
  gone: 'pause',
} as const satisfies Record<OfficeExport['state'], Shape>

/** Who made which file of what, and the way to one's own while it is kept. */
export function ExportRow({ file }: { file: OfficeExport }) {
  const t = useText(exportsTexts)
  const office = useText(officeTexts)
  const format = useFormat()
  const storeName = useStoreName()
  const zone = zoneOf(useStores().data?.stores)
  const { id, state, sheet, rows, bytes, personal, isMine } = file
  const title = t(`sheet.${sheet}`)
  const facts = [
    file.storeId ? storeName(file.storeId) : office('allStores'),
    sheet !== 'people' && t('days', { from: file.from, to: file.to }),
    personal !== 'none' && t(`personal.${personal}`),
    rows !== null && t('rows', { count: rows }),
    bytes !== null && t('size', { size: format.number(Math.ceil(bytes / 1_000)) }),
  ]
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-3">
        <StateShape
          shape={SHAPES[state]}
          className={classNames('size-5', state === 'failed' ? 'text-bad' : 'text-muted')}
        />
        <span className="min-w-0 flex-1 basis-72">
          <span
            className={classNames('block font-semibold', state === 'gone' && 'text-muted')}
          >
            {title}・{file.format.toUpperCase()}
          </span>
          <span className="figures block text-minor text-muted">
            {facts.filter(Boolean).join('・')}
          </span>
        </span>
        <span className="figures min-w-0 basis-56 text-minor">
          <span className="block">{file.personName ?? file.personId}</span>
          <span className="block text-muted">{format.dayTime(file.at, zone)}</span>
        </span>
        <span className="min-w-0 basis-52 text-end text-minor">
          {state === 'ready' && isMine ? (
            <a
              href={`/office/v1/exports/${id}/file`}
              download
              aria-label={t('downloadOf', { sheet: title })}
              title={t('until', { time: format.dayTime(file.expiresAt, zone) })}
              className="inline-flex min-h-12 items-center gap-2 rounded-control px-4 font-semibold text-primary hover:bg-primary-tint"
            >
              <Download className="size-5" aria-hidden />
              {t('download')}
            </a>
          ) : (
            <span className={state === 'failed' ? 'text-bad' : 'text-muted'}>
              {state === 'ready' ? t('notYours') : t(`state.${state}`)}
            </span>
          )}
        </span>
      </div>
    </li>
  )
}
