import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { doorTexts } from '#client/locales/door.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { Store } from '#shared/store/store.ts'
import { closingOf, rowState } from '#shared/visit/row-state.ts'
import { channelOf, type Visit } from '#shared/visit/visit.ts'
import { ConsultantDialog } from './consultant-dialog.tsx'
import { LogRow } from './log-row.tsx'
import type { Door, Staff } from './use-door.ts'
import { useLatest } from './use-latest.ts'
import type { useLogActions } from './use-log-actions.ts'
import type { Turn } from './use-turn.ts'
import { useWhen } from './use-when.ts'

const MINUTE = 60_000

/** Rows drawn at once; the rest of a busy day is asked for. */
const PAGE = 20

type Entry = Visit & { readonly id: string }

type DayLogProps = {
  door: Door
  store: Store
  staff: Staff
  turn: Turn
  actions: ReturnType<typeof useLogActions>
}

/** Every entry of the day, latest first; each can be taken back, and the taking back too. */
export function DayLog({ door, store, staff, turn, actions }: DayLogProps) {
  const { zone } = store
  const t = useText(doorTexts)
  const format = useFormat()
  const whenOf = useWhen(zone)
  const [shown, setShown] = useState(PAGE)
  const [pickedId, setPickedId] = useState<string | null>(null)
  const now = useNow(MINUTE)
  const closesAt = closingOf(door.day, store)

  const handleToggle = useLatest((id: string) => {
    const visit = door.visits.find((v) => v.id === id)
    const undos = door.undos.get(id)
    if (!visit) return
    if (undos)
      void giveBack(
        visit,
        undos.map((undo) => undo.id),
      )
    else void takeBack(visit)
  })
  const named = (visit: Entry) => ({
    time: whenOf(visit),
    channel: t(`channel.${channelOf(visit)}`),
  })
  async function takeBack(visit: Entry) {
    const undoIds = await actions.takeBack([visit.id])
    if (!undoIds) return
    const onUndo = () => void giveBack(visit, undoIds)
    showSnackbar({ text: t('took', named(visit)), undo: { label: t('redo'), onUndo } })
  }
  async function giveBack(visit: Entry, undoIds: readonly string[]) {
    if (!(await actions.giveBack(visit.id, undoIds))) return
    const onUndo = () => void takeBack(visit)
    showSnackbar({ text: t('gave', named(visit)), undo: { label: t('undo'), onUndo } })
  }

  const picked = door.visits.find((v) => v.id === pickedId)
  function handleChoose(visit: Entry, consultantId: string | null) {
    const before = visit.consultantId ?? null
    setPickedId(null)
    if (before !== consultantId) void giveTo(visit, consultantId, before)
  }
  async function giveTo(visit: Entry, consultantId: string | null, before: string | null) {
    const isSaved = await actions.setConsultant(visit.id, consultantId)
    const name = nameOf(consultantId) ?? t('noConsultant')
    showSnackbar(
      isSaved
        ? {
            text: t('gaveTo', { time: whenOf(visit), name }),
            undo: {
              label: t('undo'),
              onUndo: () => void giveTo(visit, before, consultantId),
            },
          }
        : {
            text: t('notSaved'),
            undo: {
              label: t('retry'),
              onUndo: () => void giveTo(visit, consultantId, before),
            },
          },
    )
  }
  function nameOf(id: string | null | undefined): string | null {
    return id ? (staff.nameOf(id) ?? t('gone')) : null
  }

  if (door.visits.length === 0) {
    return <EmptyState icon={DoorOpen} text={t('logEmpty')} hint={t('logEmptyHint')} />
  }
  const rest = door.visits.length - shown
  return (
    <>
      <ul aria-label={t('log')}>
        {door.visits.slice(0, shown).map((visit) => {
          const undo = door.undos.get(visit.id)?.[0]
          return (
            <LogRow
              key={visit.id}
              id={visit.id}
              when={whenOf(visit)}
              channel={channelOf(visit)}
              people={visit.headcount}
              consultant={nameOf(visit.consultantId)}
              lateReason={visit.lateReason ?? null}
              isWaiting={visit.waiting || undo?.waiting === true}
              undone={
                undo
                  ? t('undoneBy', {
                      who: nameOf(undo.by) ?? t('noOne'),
                      time: undo.at === undefined ? '' : format.time(undo.at, zone),
                    })
                  : null
              }
              state={rowState(visit, now, closesAt)}
              isNotSaved={actions.notSaved.has(visit.id)}
              onToggle={handleToggle}
              onPickConsultant={setPickedId}
            />
          )
        })}
      </ul>
      {rest > 0 && (
        <div className="p-3">
          <Button isWide onPress={() => setShown(door.visits.length)}>
            {t('showRest', { count: rest })}
          </Button>
        </div>
      )}
      <ConsultantDialog
        when={picked ? whenOf(picked) : null}
        consultants={turn.ranked}
        nextId={turn.order[0] ?? null}
        chosenId={picked?.consultantId ?? null}
        onChoose={(id) => picked && handleChoose(picked, id)}
        onClose={() => setPickedId(null)}
      />
    </>
  )
}
