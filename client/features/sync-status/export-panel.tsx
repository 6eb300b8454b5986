import { FileDown, LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import { exportDiagnostics } from '#client/data/export-diagnostics.ts'
import { exportOutbox } from '#client/data/export-outbox.ts'
import { saveFile } from '#client/data/save-file.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useDb } from '#client/data/use-db.ts'
import { useDevice } from '#client/data/use-device.ts'
import type { SyncState } from '#client/data/use-sync-state.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from './notice.tsx'

export type ExportPanelProps = { state: SyncState; isLocked: boolean }

/** Two files: one for support without customers in it, one that saves what was never sent. */
export function ExportPanel({ state, isLocked }: ExportPanelProps) {
  const t = useText(syncTexts)
  const db = useDb()
  const deviceName = useDevice()?.name ?? ''
  const [isAsking, setIsAsking] = useState(false)
  const [said, setSaid] = useState('')
  const count = state.waiting + state.refused

  async function save(what: 'rescue' | 'diagnostics', make: () => Promise<Blob>) {
    try {
      const name = fileName(what, deviceName)
      saveFile(await make(), name)
      setSaid(t('exported', { file: name }))
    } catch {
      setSaid(t('exportFailed'))
    }
    setIsAsking(false)
  }

  return (
    <section className="flex flex-col gap-4 border-hairline border-t pt-5">
      <div className="flex flex-wrap gap-3">
        <Button
          icon={FileDown}
          onPress={() =>
            void save('diagnostics', () =>
              exportDiagnostics(db, {
                now: serverNow(),
                app: __APP_VERSION__,
                sync: state,
              }),
            )
          }
        >
          {t('diagnostics')}
        </Button>
        {!isLocked && (
          <Button
            icon={LifeBuoy}
            isDisabled={count === 0}
            onPress={() => setIsAsking(true)}
          >
            {t('rescue')}
          </Button>
        )}
      </div>
      <div className="flex flex-col gap-1 text-minor text-muted">
        <p>{t('diagnosticsHint')}</p>
        {!isLocked && <p>{t(count > 0 ? 'rescueHint' : 'rescueNothing')}</p>}
      </div>
      {isAsking && (
        <Notice
          tone="attention"
          title={t('rescueTitle', { count })}
          text={t('rescueText')}
          action={
            <div className="flex flex-wrap gap-3">
              <Button
                tone="primary"
                onPress={() => void save('rescue', () => exportOutbox(db, serverNow()))}
              >
                {t('exportNow')}
              </Button>
              <Button onPress={() => setIsAsking(false)}>{t('cancel')}</Button>
            </div>
          }
        />
      )}
      <p role="status" className="text-minor empty:hidden">
        {said}
      </p>
    </section>
  )
}

/** Such as `floorwalk-rescue-門口平板A-20261123T0941.json`; server time, UTC. */
function fileName(what: string, deviceName: string): string {
  const at = new Date(serverNow()).toISOString().replace(/[-:]|\.\d+Z$/g, '')
  const name = deviceName.replace(/[^\p{L}\p{N}]+/gu, '')
  return `floorwalk-${what}-${name}-${at.slice(0, 13)}.json`
}
