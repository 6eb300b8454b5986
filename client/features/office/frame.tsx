import { Signpost } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ErrorBoundary } from '#client/ui/error-boundary.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { lazyPages } from './lazy-pages.tsx'
import { Nav } from './nav.tsx'
import type { OfficeAppProps } from './office-app.tsx'
import { Palette } from './palette.tsx'
import { Loading, ProblemState } from './query-view.tsx'
import { TopBar } from './top-bar.tsx'
import { useOfficeKeys } from './use-office-keys.ts'
import { useOfficePage } from './use-office-page.ts'

/** Top bar and navigation around one page; below 840 px all of it scrolls as one column. */
export function Frame({ appearance, hasSlashKey }: OfficeAppProps) {
  const t = useText(officeTexts)
  const { page, chosen, choose } = useOfficePage()
  const [isFinding, setIsFinding] = useState(false)
  useOfficeKeys({ hasSlashKey, onFind: () => setIsFinding(true) })
  const Page = page && lazyPages.get(page)
  return (
    <div className="flex min-h-dvh flex-col pair:h-dvh">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-card font-semibold text-primary focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:px-5 focus:py-3"
      >
        {t('skip')}
      </a>
      <TopBar appearance={appearance} onFind={() => setIsFinding(true)} />
      <div className="flex min-h-0 flex-1 flex-col pair:flex-row">
        <Nav />
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 scroll-pb-24 outline-none pair:overflow-y-auto"
        >
          <ErrorBoundary
            resetKey={page?.path ?? ''}
            fallback={(error, retry) => <ProblemState error={error} onRetry={retry} />}
          >
            <Suspense fallback={<Padded />}>
              {Page ? <Page chosen={chosen} onChoose={choose} /> : <NoPage />}
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      {isFinding && <Palette onClose={() => setIsFinding(false)} />}
      <Notices>
        <SnackbarRegion label={t('notices')} />
      </Notices>
    </div>
  )
}

function Padded() {
  return (
    <div className="px-8">
      <Loading />
    </div>
  )
}

function Notices({ children }: { children: ReactNode }) {
  return (
    <div
      // What can be undone can be while a sheet is open, too.
      data-react-aria-top-layer
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex p-4 pair:p-6"
    >
      {children}
    </div>
  )
}

function NoPage() {
  return <EmptyState icon={Signpost} text={useText(officeTexts)('noPage')} />
}
