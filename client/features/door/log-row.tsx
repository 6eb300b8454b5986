import { Tablet, Undo2, UserPlus, UserRound, Users } from 'lucide-react'
import { memo } from 'react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { RowState } from '#shared/visit/row-state.ts'
import type { Channel } from '#shared/visit/visit.ts'
import { CHANNEL_ICONS } from './channel-look.ts'

const STATE_SHAPES = { late: 'triangle', overdue: 'square' } as const
const STATE_TONES = {
  late: 'text-attention',
  overdue: 'text-bad',
} as const

/** One entry as shown. Plain values only: a row repaints when one of them changes. */
export type LogRowProps = {
  id: string
  /** `10:41`, or the hour of a late entry: `10–11 時`. */
  when: string
  channel: Channel
  people: number
  /** null while nobody is set. */
  consultant: string | null
  lateReason: string | null
  isWaiting: boolean
  /** Who took it back and when; null while it counts. */
  undone: string | null
  /** How pressing what the row still lacks is. */
  state: RowState
  /** The last change of this row did not reach storage. */
  isNotSaved: boolean
  onToggle: (id: string) => void
  onPickConsultant: (id: string) => void
}

export const LogRow = memo(function LogRow({
  id,
  when,
  channel,
  people,
  consultant,
  lateReason,
  isWaiting,
  undone,
  state,
  isNotSaved,
  onToggle,
  onPickConsultant,
}: LogRowProps) {
  const t = useText(doorTexts)
  const Icon = CHANNEL_ICONS[channel]
  const named = { time: when, channel: t(`channel.${channel}`) }
  const isUndone = undone !== null
  return (
    <li className="flex min-h-16 items-center [contain-intrinsic-size:auto_4rem] [content-visibility:auto] gap-3 border-hairline border-b ps-5 pe-3 py-1.5 last:border-b-0">
      <a
        href={`/traffic/${id}`}
        className="-my-1.5 flex min-h-16 min-w-12 flex-1 flex-col justify-center rounded-control -outline-offset-2!"
      >
        <span
          className={classNames(
            'flex min-w-0 items-center gap-x-2.5',
            isUndone && 'text-muted line-through',
          )}
        >
          <span className="figures shrink-0 font-semibold">{when}</span>
          <span className="flex min-w-0 items-center gap-1.5">
            <Icon className="size-4.5 shrink-0 text-muted" aria-hidden />
            <span className="truncate">{named.channel}</span>
          </span>
          {people > 1 && (
            <span className="figures flex items-center gap-1 text-muted">
              <Users className="size-4.5 shrink-0" aria-hidden />
              <span aria-hidden="true">{people}</span>
              <span className="sr-only">{t('partyOf', { count: people })}</span>
            </span>
          )}
          {!isUndone && (state === 'late' || state === 'overdue') && (
            <span className={classNames('flex items-center', STATE_TONES[state])}>
              <StateShape shape={STATE_SHAPES[state]} />
              <span className="sr-only">{t(`state.${state}`)}</span>
            </span>
          )}
        </span>
        <Notes lateReason={lateReason} isWaiting={isWaiting} undone={undone} />
      </a>
      {!isUndone && (
        <button
          type="button"
          onClick={() => onPickConsultant(id)}
          aria-label={
            consultant
              ? t('consultantOf', { ...named, name: consultant })
              : t('setConsultantOf', named)
          }
          className="inline-flex min-h-12 min-w-12 max-w-32 shrink-0 items-center gap-1.5 rounded-control px-2 text-minor transition hover:bg-surface"
        >
          {consultant ? (
            <>
              <UserRound className="size-4.5 shrink-0 text-muted" aria-hidden />
              <span className="truncate">{consultant}</span>
            </>
          ) : (
            <UserPlus className="mx-auto size-5 text-muted" aria-hidden />
          )}
        </button>
      )}
      {isNotSaved ? (
        <Button tone="danger" onPress={() => onToggle(id)} className="px-3! text-minor!">
          <StateShape shape="square" />
          {t('notSaved')}
        </Button>
      ) : (
        <button
          type="button"
          onClick={() => onToggle(id)}
          aria-label={isUndone ? t('redoOf', named) : t('undoOf', named)}
          className="inline-flex min-h-12 min-w-12 shrink-0 items-center gap-1.5 rounded-control px-3 text-minor font-semibold text-primary transition hover:bg-primary-tint"
        >
          {!isUndone && <Undo2 className="size-4.5 shrink-0" aria-hidden />}
          {isUndone ? t('redo') : t('undo')}
        </button>
      )}
    </li>
  )
})

type NotesProps = Pick<LogRowProps, 'lateReason' | 'isWaiting' | 'undone'>

function Notes({ lateReason, isWaiting, undone }: NotesProps) {
  const t = useText(doorTexts)
  if (!lateReason && !isWaiting && !undone) return null
  return (
    <span className="flex flex-wrap gap-x-3 text-label text-muted">
      {undone && <span>{undone}</span>}
      {lateReason && <span>{t('lateMark', { reason: lateReason })}</span>}
      {isWaiting && (
        <span className="flex items-center gap-1">
          <Tablet className="size-3.5" aria-hidden />
          {t('waiting')}
        </span>
      )}
    </span>
  )
}
