import { lazy, Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { DataProvider } from '#client/data/data-provider.tsx'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { ErrorScreen } from '#client/ui/error-screen.tsx'
import { DeviceOrders } from './device-orders.tsx'
import { takeLinkClicks } from './link-clicks.ts'
import { takeNoticeClicks } from './notice-clicks.ts'
import { Router } from './router.tsx'

const OfficeRoot = lazy(() =>
  import('./office-root.tsx').then((m) => ({ default: m.OfficeRoot })),
)

export function App() {
  useEffect(() => takeLinkClicks(navigate), [])
  useEffect(() => takeNoticeClicks(navigate), [])
  const [path] = useLocation()
  // Any browser, enrolled or not: it opens no database and keeps nothing.
  if (/^\/office(\/|$)/.test(path)) {
    return (
      <Suspense>
        <OfficeRoot />
      </Suspense>
    )
  }
  return (
    <DataProvider
      app={__APP_VERSION__}
      opening={null}
      broken={(retry) => <NoStorage onRetry={retry} />}
    >
      <DeviceOrders />
      <Router />
    </DataProvider>
  )
}

/** Without its storage the tablet could only pretend to save. */
function NoStorage({ onRetry }: { onRetry: () => void }) {
  const t = useText(app)
  return (
    <div className="h-dvh">
      <ErrorScreen
        title={t('error.storageTitle')}
        text={t('error.storageText')}
        actionLabel={t('error.retry')}
        onAction={onRetry}
      />
    </div>
  )
}
