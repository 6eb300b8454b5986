import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '#client/data/use-now.ts'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { Store } from '#shared/store/store.ts'
import { channelOf } from '#shared/visit/visit.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import type { Door } from './use-door.ts'
import type { useLogActions } from './use-log-actions.ts'
import type { Turn } from './use-turn.ts'
import { useWhen } from './use-when.ts'

const MINUTE = 60_000
/** Whoever came earlier has been received by somebody: the row says by whom. */
const WAITING_MS = 30 * MINUTE

/** So many names fit in sight. */
const SHOWN = 4

type TurnBarProps = {
  door: Door
  store: Store
  turn: Turn
  actions: ReturnType<typeof useLogActions>
}

/** Whose turn it is; while a group waits for a name, a tap gives it to one. */
export function TurnBar({ door, store, turn, actions }: TurnBarProps) {
  const t = useText(doorTexts)
  const whenOf = useWhen(store.zone)
  const [isAsked, setIsAsked] = useState(false)
  const since = useNow(MINUTE) - WAITING_MS
  const waiting = door.visits.find(
    ({ id, visitKind, consultantId, arriveAt }) =>
      visitKind === 'new_car' && !consultantId && arriveAt > since && !door.undos.has(id),
  )
  const named = waiting && {
    time: whenOf(waiting),
    channel: t(`channel.${channelOf(waiting)}`),
  }
  const next = turn.ranked.filter(({ id }) => turn.isIn(id)).slice(0, SHOWN)

  async function give(id: string, name: string) {
    if (!waiting) return
    const isSaved = await actions.setConsultant(waiting.id, id)
    const undo = {
      label: t('undo'),
      onUndo: () => void actions.setConsultant(waiting.id, null),
    }
    const retry = { label: t('retry'), onUndo: () => void give(id, name) }
    showSnackbar(
      isSaved
        ? { text: t('gaveTo', { time: whenOf(waiting), name }), undo }
        : { text: t('notSaved'), undo: retry },
    )
  }
  if (turn.ranked.length === 0) return null
  return (
    <Card
      title={named ? t('turnFor', named) : t('turn')}
      isFlush
      className="shrink-0"
      action={
        <IconButton
          label={t('whoIsIn')}
          icon={UserRoundCheck}
          onPress={() => setIsAsked(true)}
        />
      }
    >
      {next.length === 0 ? (
        <p className="px-5 pb-4 text-muted">{t('turnNobody')}</p>
      ) : (
        <ol className="flex flex-wrap gap-2 px-5 pb-4">
          {next.map(({ id, name }, i) => (
            <li key={id}>
              {named ? (
                <button
                  type="button"
                  aria-label={t('turnGive', { name, ...named })}
                  onClick={() => void give(id, name)}
                  className={classNames(
                    'min-h-12 min-w-12 rounded-control border px-4 transition active:scale-98',
                    i === 0
                      ? 'border-primary bg-primary-tint font-semibold text-primary'
                      : 'border-line bg-card hover:bg-surface',
                  )}
                >
                  {name}
                </button>
              ) : (
                <span
                  className={classNames(
                    'inline-flex min-h-9 items-center rounded-control px-3',
                    i === 0 ? 'bg-primary-tint font-semibold text-primary' : 'text-muted',
                  )}
                >
                  {name}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      <AttendanceDialog isOpen={isAsked} turn={turn} onClose={() => setIsAsked(false)} />
    </Card>
  )
}
