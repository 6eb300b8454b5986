import type { ReactNode } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { useNow } from '#client/data/use-now.ts'
import { useStore } from '#client/data/use-store.ts'
import { app } from '#client/locales/app.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { UserChip } from './user-chip.tsx'

type TopBarProps = { syncChip: ReactNode; search: ReactNode; quickAdd: ReactNode }

/** Where am I, what day is it, is everything safe, who am I. */
export function TopBar({ syncChip, search, quickAdd }: TopBarProps) {
  const t = useText(app)
  const format = useFormat()
  const now = useNow(60_000)
  const day = useBusinessDay()
  const store = useStore()
  return (
    <header className="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-hairline border-b bg-card px-4 pt-[env(safe-area-inset-top)] rail:flex rail:min-h-16 rail:gap-6 rail:ps-8">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 rail:gap-x-4">
        <p className="flex min-w-0 items-center gap-2 font-semibold rail:text-row">
          <span className="truncate">{store?.name}</span>
          {store?.demo && (
            <span className="shrink-0 rounded-small border border-line px-1.5 text-label font-medium text-muted">
              {t('demo')}
            </span>
          )}
        </p>
        {store && (
          <p className="figures whitespace-nowrap text-minor text-muted">
            <span>{format.day(day)}</span>
            <span className="ms-2.5 font-medium text-text rail:ms-3">
              {format.time(now, store.zone)}
            </span>
          </p>
        )}
      </div>
      {/* On a phone the words get a line of their own rather than three dots. */}
      <div className="order-last col-span-2 -mt-2 -ms-1 min-w-0 rail:order-none rail:ms-auto rail:mt-0">
        {syncChip}
      </div>
      <div className="flex items-center rail:gap-1 pair:gap-3">
        {search}
        {quickAdd}
        <UserChip />
      </div>
    </header>
  )
}
