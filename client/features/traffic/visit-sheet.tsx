import { ClipboardList, DoorOpen, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { useNow } from '#client/data/use-now.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { closingOf } from '#shared/visit/row-state.ts'
import { FilterBar } from './filter-bar.tsx'
import { filterRows, NO_FILTER } from './sheet-filter.ts'
import { SheetFrame } from './sheet-frame.tsx'
import { TotalsPanel, TotalsStrip } from './totals-panel.tsx'
import type { Desk } from './traffic-gate.tsx'
import { useNames } from './use-names.ts'
import { useSheet } from './use-sheet.ts'
import { useSheetDay } from './use-sheet-day.ts'
import { VisitList } from './visit-list.tsx'
import { VisitPane } from './visit-pane.tsx'
import { fileTable, paperTable } from './visit-table.ts'

const MINUTE = 60_000

/** The rows of a day and one of them; the address says which, so a reload comes back to it. */
export function VisitSheet({ desk }: { desk: Desk }) {
  const t = useText(trafficTexts)
  const { store, people } = desk
  const at = useSheetDay('/traffic')
  const { day, chosen } = at
  const sheet = useSheet(day, store.zone)
  const [filter, setFilter] = useState(NO_FILTER)
  const sought = useDeferredValue(filter)
  const now = useNow(MINUTE)
  const closesAt = closingOf(day, store)
  const shown = useMemo(
    () => sheet && filterRows(sheet.rows, sought, { now, closesAt }),
    [sheet, sought, now, closesAt],
  )
  const numbers = useMemo(
    () => new Map(sheet?.rows.map((row) => [row.visit.id, row.number])),
    [sheet],
  )
  const words = { t, names: useNames(), people }
  const list = (
    <>
      {sheet && <TotalsStrip totals={sheet.totals} />}
      {sheet?.rows.length === 0 ? (
        <EmptyState
          icon={ClipboardList}
          text={t('empty')}
          action={
            <a
              href="/door"
              className="inline-flex min-h-12 items-center gap-2 rounded-control px-5 font-semibold text-primary hover:bg-primary-tint"
            >
              <DoorOpen className="size-5" aria-hidden />
              {t('door')}
            </a>
          }
        />
      ) : (
        sheet && (
          <FilterBar
            filter={filter}
            onChange={(change) => setFilter((held) => ({ ...held, ...change }))}
            people={people}
          />
        )
      )}
      {sheet && sheet.rows.length > 0 && shown?.length === 0 && (
        <EmptyState
          icon={SearchX}
          text={t('noneFound')}
          action={<Button onPress={() => setFilter(NO_FILTER)}>{t('clearFilter')}</Button>}
        />
      )}
      {shown && shown.length > 0 && (
        <VisitList
          key={day}
          rows={shown}
          zone={store.zone}
          people={people}
          chosenId={chosen}
          now={now}
          closesAt={closesAt}
        />
      )}
    </>
  )
  return (
    <SheetFrame
      title={t('title')}
      desk={desk}
      at={at}
      tableOf={
        shown
          ? ({ isPaper, isPersonal }) => {
              const input = {
                ...{ ...words, rows: shown, zone: store.zone },
                ...{ now: serverNow(), closesAt },
              }
              return isPaper ? paperTable(input) : fileTable(input, isPersonal)
            }
          : null
      }
      list={list}
      totals={sheet && sheet.rows.length > 0 ? <TotalsPanel totals={sheet.totals} /> : null}
      detail={
        chosen && (
          <VisitPane
            key={chosen}
            id={chosen}
            numberOf={(id) => numbers.get(id) ?? 0}
            desk={desk}
          />
        )
      }
      chooseText={t('choose')}
    />
  )
}
