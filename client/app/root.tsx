import { type ReactNode, useEffect } from 'react'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { ErrorBoundary } from '#client/ui/error-boundary.tsx'
import { ScreenError } from './screen-error.tsx'
import { useScreen } from './use-screen.ts'

/** Around every screen, framed or bare: its title, and what to show when it fails. */
export function Root({ children }: { children: ReactNode }) {
  const t = useText(app)
  const { screen } = useScreen()
  const label = screen && t(screen.label)

  useEffect(() => {
    document.title = label ? `${label}・${t('name')}` : t('name')
  }, [label, t])

  return (
    <ErrorBoundary
      resetKey={screen?.path ?? ''}
      fallback={(error, retry) => <ScreenError error={error} onRetry={retry} />}
    >
      {children}
    </ErrorBoundary>
  )
}
