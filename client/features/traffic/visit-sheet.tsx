import { ClipboardList, DoorOpen, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useNow } from '#client/data/use-now.ts'
import { useRecord } from '#client/data/use-records.ts'
import { ExportButton } from '#client/export/export-button.tsx'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ListPane } from '#client/ui/list-pane.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { useChosen } from '#client/ui/use-chosen.ts'
import { closingOf } from '#shared/visit/row-state.ts'
import { visit } from '#shared/visit/visit.ts'
import { DaySwitch } from './day-switch.tsx'
import { FilterBar } from './filter-bar.tsx'
import { mayTakePhones } from './may-take-phones.ts'
import { filterRows, NO_FILTER } from './sheet-filter.ts'
import { SheetTabs } from './sheet-tabs.tsx'
import { TotalsPanel, TotalsStrip } from './totals-panel.tsx'
import type { Desk } from './traffic-gate.tsx'
import { useNames } from './use-names.ts'
import { useSheet } from './use-sheet.ts'
import { VisitList } from './visit-list.tsx'
import { VisitPane } from './visit-pane.tsx'
import { fileTable, paperTable } from './visit-table.ts'
import { useVoidWords } from './void-chips.tsx'

const HOME = '/traffic'
const MINUTE = 60_000

/** The rows of a day and one of them; the address says which, so a reload comes back to it. */
export function VisitSheet({ desk }: { desk: Desk }) {
  const t = useText(trafficTexts)
  const { store, people, me } = desk
  const [chosen, go] = useChosen(HOME)
  const today = useBusinessDay()
  const [picked, setPicked] = useState<string | null>(null)
  // A link to a row of another day shows the sheet of that day.
  const linked = useRecord(visit, chosen)?.day
  const day = picked ?? linked ?? today
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
  const words = { t, names: useNames(), people, voidWords: useVoidWords() }

  function handleDay(next: string) {
    setPicked(next)
    if (chosen !== null) go(null)
  }
  const list = (
    <ListPane>
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
      {sheet && sheet.rows.length > 0 && (
        // Where there is no second pane to hold them.
        <div className="pair:hidden">
          <TotalsPanel totals={sheet.totals} />
        </div>
      )}
    </ListPane>
  )
  return (
    <ScreenFrame
      title={t('title')}
      summary={<DaySwitch day={day} today={today} onChange={handleDay} />}
      actions={
        sheet &&
        shown && (
          // Alone on the screen, a row needs the room more than this does.
          <span className={chosen ? 'contents max-pair:hidden' : 'contents'}>
            <ExportButton
              store={store}
              day={day}
              mayTakePhones={mayTakePhones(me.role)}
              tableOf={({ isPaper, isPersonal }) => {
                const input = {
                  ...{ ...words, rows: shown, zone: store.zone },
                  ...{ now: serverNow(), closesAt },
                }
                return isPaper ? paperTable(input) : fileTable(input, isPersonal)
              }}
            />
          </span>
        )
      }
    >
      <SheetTabs current={HOME} isAside={chosen !== null} />
      <p role="status" className="sr-only">
        {sheet ? '' : t('loading')}
      </p>
      <ListDetail
        list={list}
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
        placeholder={
          sheet && sheet.rows.length > 0 ? (
            <div className="flex flex-col gap-4">
              <p className="text-muted">{t('choose')}</p>
              <TotalsPanel totals={sheet.totals} />
            </div>
          ) : undefined
        }
        onBack={() => go(null)}
        backLabel={t('back')}
      />
    </ScreenFrame>
  )
}
