import { Sparkles } from 'lucide-react'
import { useEffect } from 'react'
import { useSession } from '#client/data/session.ts'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { useHasOpenForm } from '#client/ui/open-forms.ts'
import { applyUpdate, putOffUpdate, useAppUpdate } from './app-update.ts'

/** A quiet line when a new version waits; never over an open form, never by itself. */
export function UpdatePrompt() {
  const t = useText(app)
  const { isReady, isPutOff } = useAppUpdate()
  const isLocked = useSession((s) => s.locked)
  const isFormOpen = useHasOpenForm()

  useEffect(() => {
    if (isReady && isLocked && !isFormOpen) applyUpdate()
  }, [isReady, isLocked, isFormOpen])

  if (!isReady || isPutOff) return null
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-hairline border-b bg-primary-tint px-4 py-1 rail:px-8"
    >
      <Sparkles className="size-5 text-primary" aria-hidden />
      <p className="min-w-0 flex-1 text-minor">
        {t(isFormOpen ? 'update.whenSaved' : 'update.ready')}
      </p>
      <Button tone="quiet" onPress={putOffUpdate}>
        {t('update.later')}
      </Button>
      <Button tone="quiet" isDisabled={isFormOpen} onPress={applyUpdate}>
        {t('update.apply')}
      </Button>
    </div>
  )
}
