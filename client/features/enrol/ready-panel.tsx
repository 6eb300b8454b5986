import { type ReactNode, useEffect } from 'react'
import { type Download, useDownload } from '#client/data/use-download.ts'
import { useStore } from '#client/data/use-store.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { Progress } from '#client/ui/progress.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { Device } from '#shared/people/identity-protocol.ts'

const WORDS = {
  waiting: 'downloading',
  usable: 'downloadUsable',
  done: 'downloadDone',
} as const satisfies Record<Download['state'], string>

export type ReadyPanelProps = { device: Device; install: ReactNode }

/** What an enrolled device still wants: the home screen, a promise, the data. Then the door. */
export function ReadyPanel({ device, install }: ReadyPanelProps) {
  const t = useText(enrolmentTexts)
  const store = useStore()
  const download = useDownload()
  const isOffline = useSyncState().offlineSince !== null
  const words = download ? WORDS[download.state] : WORDS.waiting

  // The code is spent: nothing of it stays in the address or the history.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname)
  }, [])

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <p className="flex items-center gap-2 font-semibold text-ok">
          <StateShape shape="check" className="size-6" />
          {store?.name ?? ' '}
        </p>
        <h1 className="text-figure font-semibold tracking-tight text-balance">
          {t('readyTitle', { name: device.name })}
        </h1>
      </div>
      <Card title={t('stepDownload')}>
        <div className="flex flex-col gap-3">
          {download && (
            <Progress
              label={t('downloadedRows', { count: download.rows })}
              value={download.state === 'done' ? 100 : null}
            />
          )}
          <p role="status" className="text-minor text-muted">
            {t(words === 'downloading' && isOffline ? 'downloadWaiting' : words)}
          </p>
        </div>
      </Card>
      {install && device.kind === 'tablet' && (
        <Card title={t('stepInstall')}>{install}</Card>
      )}
      <a
        href={device.kind === 'display' ? '/briefing' : '/'}
        className="flex min-h-16 items-center justify-center rounded-control bg-primary px-7 text-row font-semibold text-on-primary transition hover:brightness-110 active:scale-98"
      >
        {t(device.kind === 'display' ? 'toWall' : 'toDoor')}
      </a>
    </div>
  )
}
