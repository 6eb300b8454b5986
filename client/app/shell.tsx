import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Redirect } from 'wouter'
import { useDevice } from '#client/data/use-device.ts'
import {
  preloadQuickAdd,
  QuickAdd,
  QuickAddButton,
  QuickAddIcon,
} from '#client/features/quick-add/quick-add.tsx'
import { preloadSearch, SearchBox } from '#client/features/search/search-box.tsx'
import { recordLink } from '#client/features/sync-status/record-link.ts'
import { app } from '#client/locales/app.ts'
import { useText } from '#client/locales/use-text.ts'
import { preloadDialogs } from '#client/ui/dialog.tsx'
import { ErrorBoundary } from '#client/ui/error-boundary.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { preloadWhenIdle } from './lazy-screen.tsx'
import { LockLayer, useIsLocked } from './lock-layer.tsx'
import { usePreferences } from './preferences.ts'
import { Rail } from './rail.tsx'
import { ScreenError } from './screen-error.tsx'
import { screens } from './screens.tsx'
import { SyncChip } from './sync-chip.tsx'
import { TopBar } from './top-bar.tsx'
import { UpdatePrompt } from './update-prompt.tsx'
import { useHashDoor } from './use-hash-door.ts'
import { useScreen } from './use-screen.ts'

const SyncSheet = lazy(() =>
  import('#client/features/sync-status/sync-sheet.tsx').then((m) => ({
    default: m.SyncSheet,
  })),
)
const SyncBanner = lazy(() =>
  import('#client/features/sync-status/sync-banner.tsx').then((m) => ({
    default: m.SyncBanner,
  })),
)
const PhotoHost = lazy(() =>
  import('#client/photos/photo-host.tsx').then((m) => ({ default: m.PhotoHost })),
)

/** The frame: rail, top bar, the screen, and what speaks up for a moment. */
export function Shell({ children }: { children: ReactNode }) {
  const device = useDevice()
  const isLocked = useIsLocked()
  const hasSlashKey = usePreferences((s) => s.slashKey)
  const [isSyncOpen, setIsSyncOpen] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const openSync = () => setIsSyncOpen(true)
  const openAdd = () => setIsAdding(true)
  const hasCorner = useScreen().screen?.hasCorner === true
  useHashDoor('#sync', openSync)
  useEffect(() => {
    const onRail = screens.filter((screen) => screen.icon)
    preloadWhenIdle([
      ...onRail.map(({ load }) => load),
      preloadDialogs,
      preloadQuickAdd,
      preloadSearch,
    ])
  }, [])
  useEffect(() => {
    // From the lock screen it opens anew, without what needs a person.
    if (!isLocked) return
    setIsSyncOpen(false)
    setIsAdding(false)
  }, [isLocked])
  if (!device) return <Redirect to="/enrol" replace />
  if (device.kind === 'display') return <Redirect to="/briefing" replace />

  const syncChip = <SyncChip onOpen={openSync} />
  return (
    <>
      <div inert={isLocked} className="flex h-dvh flex-col rail:flex-row">
        <SkipLink />
        <Rail />
        <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
          <TopBar
            syncChip={syncChip}
            quickAdd={hasCorner && <QuickAddIcon onOpen={openAdd} />}
            search={<SearchBox linkOf={recordLink} hasSlashKey={hasSlashKey} />}
          />
          <UpdatePrompt />
          <Suspense>
            <SyncBanner onOpen={openSync} />
          </Suspense>
          <Content isCornerTaken={!hasCorner}>{children}</Content>
          {!hasCorner && (
            <div className="pointer-events-none absolute inset-x-0 bottom-0 z-20 flex justify-end p-4 *:pointer-events-auto rail:p-6 lefty:justify-start">
              <QuickAddButton onOpen={openAdd} />
            </div>
          )}
        </div>
      </div>
      <QuickAdd isOpen={isAdding} onClose={() => setIsAdding(false)} />
      <LockLayer syncChip={syncChip} />
      <Suspense>
        <PhotoHost />
      </Suspense>
      <Suspense>
        {isSyncOpen && <SyncSheet isOpen onClose={() => setIsSyncOpen(false)} />}
      </Suspense>
    </>
  )
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-card font-semibold text-primary focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:px-5 focus:py-3"
    >
      {useText(app)('skipToContent')}
    </a>
  )
}

type ContentProps = { children: ReactNode; isCornerTaken: boolean }

function Content({ children, isCornerTaken }: ContentProps) {
  const t = useText(app)
  const { screen } = useScreen()
  return (
    <>
      <main
        id="content"
        tabIndex={-1}
        data-corner-taken={isCornerTaken || undefined}
        className="min-h-0 flex-1 outline-none"
      >
        <ErrorBoundary
          resetKey={screen?.path ?? ''}
          fallback={(error, retry) => <ScreenError error={error} onRetry={retry} />}
        >
          {children}
        </ErrorBoundary>
      </main>
      <div className="pointer-events-none absolute inset-x-0 bottom-0 z-30 flex p-4 rail:p-6 lefty:justify-end">
        <SnackbarRegion label={t('notices')} />
      </div>
    </>
  )
}
