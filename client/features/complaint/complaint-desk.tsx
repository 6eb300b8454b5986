import { Clock, MessageSquareWarning, Plus, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { serverNow } from '#client/data/server-now.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ListDetail } from '#client/ui/list-detail.tsx'
import { ListPane } from '#client/ui/list-pane.tsx'
import { ScreenFrame } from '#client/ui/screen-frame.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { useChosen } from '#client/ui/use-chosen.ts'
import { msToNextState } from './clock-ticks.ts'
import { ComplaintCounters } from './complaint-counters.tsx'
import { ComplaintForm } from './complaint-form.tsx'
import { ComplaintList } from './complaint-list.tsx'
import { ComplaintPane } from './complaint-pane.tsx'
import { stateOf } from './complaint-view.ts'
import { EveningList } from './evening-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { isFiltered, NO_FILTER, passes } from './list-filter.ts'
import { useClockDoubt } from './use-clock-doubt.ts'
import { sortByUrgency, useComplaints } from './use-complaints.ts'
import { useCrossings } from './use-crossings.ts'
import { useTicking } from './use-ticking.ts'

const HOME = '/complaints'
const NEW = 'new'
const LOOK_AGAIN_MS = 10 * 60_000

/** List and detail; the address says which complaint is open, so a reload comes back to it. */
export function ComplaintDesk({ me, store, people }: Floor) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const [chosen, go] = useChosen(HOME)
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState(NO_FILTER)
  const today = useBusinessDay()
  const complaints = useComplaints(useDeferredValue(query), filter.closedDay)
  const open = complaints?.open
  const isClockDoubtful = useClockDoubt()

  const now = useTicking(serverNow, (at) => {
    const changes = (open ?? []).flatMap(
      (view) => msToNextState(stateOf(view, at), at) ?? [],
    )
    // The evening list comes and goes by the hour, whatever the clocks do.
    return changes.length > 0 ? Math.min(LOOK_AGAIN_MS, ...changes) : null
  })
  const sorted = useMemo(() => {
    const personId = me.id
    const chosenOnes = open?.filter((view) => passes(view, filter, { personId, now }))
    return chosenOnes && sortByUrgency(chosenOnes, now)
  }, [open, now, filter, me.id])
  const closedThen = complaints?.closedThen.filter((view) =>
    passes(view, filter, { personId: me.id, now }),
  )
  const crossed = useCrossings(open ?? [], now)

  const isPlain = query === '' && !isFiltered(filter)
  const isEmpty = isPlain && open?.length === 0 && complaints?.closedToday.length === 0
  const list = (
    <ListPane>
      <SearchField
        label={t('search')}
        placeholder={t('searchHint')}
        value={query}
        onChange={setQuery}
      />
      {query === '' && <FilterBar filter={filter} today={today} onChange={setFilter} />}
      {isPlain && open && <EveningList {...{ open, store, people, me, now }} />}
      {isEmpty ? (
        <EmptyState
          icon={MessageSquareWarning}
          text={t('empty')}
          hint={t('emptyHint')}
          action={
            <Button tone="primary" size="large" icon={Plus} onPress={() => go(NEW)}>
              {t('new')}
            </Button>
          }
        />
      ) : complaints?.found?.length === 0 ? (
        <EmptyState icon={SearchX} text={t('nothingFound')} hint={t('searched')} />
      ) : (
        sorted &&
        complaints && (
          <ComplaintList
            open={sorted}
            closedToday={isFiltered(filter) ? [] : complaints.closedToday}
            closedThen={filter.closedDay === null ? null : (closedThen ?? [])}
            emptyText={isFiltered(filter) ? c('filter.none') : t('empty')}
            found={complaints.found && sortByUrgency(complaints.found, now)}
            zone={store.zone}
            people={people}
            chosenId={chosen}
          />
        )
      )}
    </ListPane>
  )
  const newButton = (
    <Button tone="primary" size="large" icon={Plus} onPress={() => go(NEW)}>
      {t('new')}
    </Button>
  )

  return (
    <ScreenFrame
      title={t('title')}
      summary={
        open && (
          // Alone on the screen, a complaint needs the room more than the counters do.
          <span className={chosen ? 'contents max-pair:hidden' : 'contents'}>
            <ComplaintCounters open={open} now={now} />
          </span>
        )
      }
      actions={
        chosen !== NEW && !isEmpty && <span className="max-pair:hidden">{newButton}</span>
      }
    >
      <p role="status" className="sr-only">
        {complaints ? crossed : t('loading')}
      </p>
      {isClockDoubtful && (
        <p className="flex items-center gap-2 pb-3 text-minor text-muted">
          <Clock className="size-4.5 shrink-0" aria-hidden />
          {t('timer.doubtful')}
        </p>
      )}
      <ListDetail
        list={list}
        detail={
          chosen === NEW ? (
            <ComplaintForm
              zone={store.zone}
              people={people}
              onSaved={go}
              onCancel={() => go(null)}
            />
          ) : (
            chosen && (
              <ComplaintPane
                key={chosen}
                id={chosen}
                zone={store.zone}
                people={people}
                me={me}
              />
            )
          )
        }
        placeholder={
          !isEmpty && <EmptyState icon={MessageSquareWarning} text={t('choose')} />
        }
        onBack={() => go(null)}
        backLabel={t('back')}
      />
      {chosen === null && !isEmpty && (
        // Where list and detail do not fit side by side, under the thumb.
        <div className="pointer-events-none sticky bottom-0 mt-4 flex justify-end *:pointer-events-auto pair:hidden lefty:justify-start">
          {newButton}
        </div>
      )}
    </ScreenFrame>
  )
}
