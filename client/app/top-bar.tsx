import { app } from '#client/locales/app.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { businessDay } from '#shared/record/business-day.ts'
import { useServerMinute } from './now.ts'
import { useSession } from './session.ts'
import { SyncChip } from './sync-chip.tsx'
import { UserChip } from './user-chip.tsx'

/** Where am I, what day is it, is everything safe, who am I. */
export function TopBar({ onOpenSync }: { onOpenSync: () => void }) {
  const t = useText(app)
  const format = useFormat()
  const now = useServerMinute()
  const store = useSession((s) => s.store)
  return (
    <header className="flex min-h-16 shrink-0 items-center gap-3 border-hairline border-b bg-card ps-4 pe-2 pt-[env(safe-area-inset-top)] rail:gap-6 rail:ps-8 rail:pe-4">
      <div className="min-w-0 rail:flex rail:items-baseline rail:gap-4">
        <p className="flex items-center gap-2 truncate font-semibold rail:text-row">
          <span className="truncate">{store?.name ?? t('notEnrolled')}</span>
          {store?.isDemo && (
            <span className="rounded-md border border-line px-1.5 text-label font-medium text-muted">
              {t('demo')}
            </span>
          )}
        </p>
        {store && (
          <p className="figures whitespace-nowrap text-label text-muted rail:text-minor">
            <span>{format.day(businessDay(now, store.zone))}</span>
            <span className="ms-2 rail:ms-4">{format.time(now, store.zone)}</span>
          </p>
        )}
      </div>
      <div className="ms-auto flex min-w-0 items-center gap-1 rail:gap-3">
        <SyncChip onOpen={onOpenSync} />
        <UserChip />
      </div>
    </header>
  )
}
