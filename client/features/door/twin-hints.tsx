import { Combine } from 'lucide-react'
import { useMemo } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { possibleTwins } from '#shared/visit/duplicates.ts'
import { channelOf } from '#shared/visit/visit.ts'
import type { Door } from './use-door.ts'
import type { useLogActions } from './use-log-actions.ts'

type TwinHintsProps = {
  door: Door
  zone: string
  actions: ReturnType<typeof useLogActions>
}

/** Counted at two doors within a minute: one tap makes it one group, another leaves it two. */
export function TwinHints({ door, zone, actions }: TwinHintsProps) {
  const t = useText(doorTexts)
  const format = useFormat()
  const pairs = useMemo(
    () => possibleTwins(door.visits.filter((one) => !door.undos.has(one.id))),
    [door],
  )

  async function merge(first: string, second: string) {
    const undoIds = await actions.merge(first, second)
    if (!undoIds) return tellNotSaved(() => void merge(first, second))
    const onUndo = () => void actions.giveBack(second, undoIds)
    showSnackbar({ text: t('merged'), undo: { label: t('undo'), onUndo } })
  }
  async function keepBoth(first: string, second: string) {
    if (!(await actions.setDistinct(second, first)))
      return tellNotSaved(() => void keepBoth(first, second))
    const onUndo = () => void actions.setDistinct(second, null)
    showSnackbar({ text: t('keptTwo'), undo: { label: t('undo'), onUndo } })
  }
  function tellNotSaved(onUndo: () => void) {
    showSnackbar({ text: t('notSaved'), undo: { label: t('retry'), onUndo } })
  }
  return pairs.map(({ first, second }) => (
    <section
      key={second.id}
      aria-label={t('merge')}
      className="shrink-0 rounded-card border border-hairline bg-attention-tint px-5 py-3"
    >
      <p>
        {t('twins', {
          first: format.time(first.arriveAt, zone),
          second: format.time(second.arriveAt, zone),
          channel: t(`channel.${channelOf(first)}`),
          people: first.headcount,
        })}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <Button icon={Combine} onPress={() => void merge(first.id, second.id)}>
          {t('merge')}
        </Button>
        <Button tone="quiet" onPress={() => void keepBoth(first.id, second.id)}>
          {t('twoGroups')}
        </Button>
      </div>
    </section>
  ))
}
