import { Download, Share } from 'lucide-react'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { askToKeep, install, useInstall } from './install.ts'

/** Getting onto the home screen, and the browser's promise to keep the data. */
export function InstallPrompt() {
  const t = useText(app)
  const { way, isKept } = useInstall()
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-60 flex-1">
          <p className="font-semibold">{t('install.title')}</p>
          <p className="text-minor text-muted">
            {way === 'ios' && <Share className="me-1.5 inline size-4" aria-hidden />}
            {t(
              way === 'done'
                ? 'install.done'
                : way === 'ios'
                  ? 'install.ios'
                  : way === 'button'
                    ? 'install.text'
                    : 'install.other',
            )}
          </p>
        </div>
        {way === 'button' && (
          <Button icon={Download} onPress={() => void install()}>
            {t('install.action')}
          </Button>
        )}
        {way === 'done' && <StateShape shape="check" className="size-6 text-ok" />}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="min-w-60 flex-1">
          <p className="font-semibold">{t('storage.title')}</p>
          <p role="status" className="text-minor text-muted">
            {t(isKept ? 'storage.kept' : 'storage.notKept')}
          </p>
        </div>
        {isKept ? (
          <StateShape shape="check" className="size-6 text-ok" />
        ) : (
          <Button onPress={() => void askToKeep()}>{t('storage.ask')}</Button>
        )}
      </div>
    </div>
  )
}
