import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { ErrorScreen } from '#client/ui/error-screen.tsx'
import { ScreenNotLoaded } from './lazy-screen.tsx'

/** In place of a screen that failed; the frame around it goes on working. */
export function ScreenError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText(app)
  if (error instanceof ScreenNotLoaded) {
    return (
      <ErrorScreen
        title={t('error.loadTitle')}
        text={t('error.loadText')}
        actionLabel={t('error.reload')}
        onAction={() => location.reload()}
      />
    )
  }
  return (
    <ErrorScreen
      title={t('error.title')}
      text={t('error.text')}
      actionLabel={t('error.retry')}
      onAction={onRetry}
      details={{
        label: t('error.details'),
        text: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      }}
    />
  )
}
