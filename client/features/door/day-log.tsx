import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { channelOf, type Visit } from '#shared/visit/visit.ts'
import { ConsultantDialog } from './consultant-dialog.tsx'
import { LogRow } from './log-row.tsx'
import type { Door, Staff } from './use-door.ts'
import { useLatest } from './use-latest.ts'
import type { useLogActions } from './use-log-actions.ts'
import { useWhen } from './use-when.ts'

/** Rows drawn at once; the rest of a busy day is asked for. */
const PAGE = 20

type DayLogProps = {
  door: Door
  zone: string
  staff: Staff
  actions: ReturnType<typeof useLogActions>
}

/** Every entry of the day, latest first; each can be taken back, and the taking back too. */
export function DayLog({ door, zone, staff, actions }: DayLogProps) {
  const t = useText(doorTexts)
  const format = useFormat()
  const whenOf = useWhen(zone)
  const [shown, setShown] = useState(PAGE)
  const [pickedId, setPickedId] = useState<string | null>(null)

  const handleToggle = useLatest((id: string) => void toggle(id))
  async function toggle(id: string) {
    const visit = door.visits.find((v) => v.id === id)
    if (!visit) return
    const undos = door.undos.get(id)
    const isSaved = undos ? await actions.giveBack(id, undos) : await actions.takeBack(id)
    if (!isSaved) return
    const named = { time: whenOf(visit), channel: t(`channel.${channelOf(visit)}`) }
    showSnackbar({
      text: t(undos ? 'gave' : 'took', named),
      // Not `toggle`: by then the row has another state, and this one has the old one.
      undo: { label: t(undos ? 'undo' : 'redo'), onUndo: () => handleToggle(id) },
    })
  }

  const picked = door.visits.find((v) => v.id === pickedId)
  async function handleChoose(visit: Held, consultantId: string | null) {
    const before = visit.consultantId ?? null
    setPickedId(null)
    if (before === consultantId) return
    const isSaved = await actions.setConsultant(visit.id, consultantId)
    showSnackbar(
      isSaved
        ? {
            text: t('gaveTo', {
              time: whenOf(visit),
              name: nameOf(consultantId) ?? t('noConsultant'),
            }),
            undo: {
              label: t('undo'),
              onUndo: () => void actions.setConsultant(visit.id, before),
            },
          }
        : {
            text: t('notSaved'),
            undo: {
              label: t('retry'),
              onUndo: () => void handleChoose(visit, consultantId),
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
        consultants={staff.consultants}
        chosenId={picked?.consultantId ?? null}
        onChoose={(id) => picked && void handleChoose(picked, id)}
        onClose={() => setPickedId(null)}
      />
    </>
  )
}

type Held = Visit & { readonly id: string }
