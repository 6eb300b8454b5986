import { Check, Pencil } from 'lucide-react'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { type Shape, StateShape } from '#client/ui/state-shape.tsx'
import type { Rank } from '#shared/today/rank.ts'
import type { TodayCard } from '#shared/today/today-cards.ts'
import { type CardContext, useCardWords } from './card-words.ts'
import { ComplaintClock } from './complaint-clock.tsx'
import { LinkButton } from './link-button.tsx'
import type { TaskActions } from './use-task-actions.ts'

/** Colour only for what is late; the word of the rank is there for everybody. */
const LOOKS = {
  overdue: { shape: 'triangle', tone: 'text-attention' },
  due: { shape: 'dot', tone: 'text-text' },
  running: { shape: 'half-ring', tone: 'text-text' },
  fixed: { shape: 'ring', tone: 'text-muted' },
  rest: { shape: 'ring', tone: 'text-muted' },
} as const satisfies Record<Rank, { shape: Shape; tone: string }>

type CardRowProps = CardContext & {
  card: TodayCard
  now: number
  tasks: TaskActions
  onEditTask: (id: string) => void
  isFirst?: boolean
}

/** One thing to do and the one button that does it or goes there. */
export function CardRow({
  card,
  now,
  tasks,
  onEditTask,
  isFirst = false,
  ...context
}: CardRowProps) {
  const t = useText(todayTexts)
  const { title, facts, go } = useCardWords(context)(card)
  const { subject, rank } = card
  const look = LOOKS[rank]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-hairline border-b px-5 py-3.5 last:border-b-0 rail:flex-nowrap lefty:rail:flex-row-reverse">
      <span className="flex min-w-0 flex-1 basis-44 items-start gap-3">
        <StateShape shape={look.shape} className={`mt-1.5 size-4 ${look.tone}`} />
        <span className="min-w-0">
          <span className="block text-row font-semibold wrap-anywhere">{title}</span>
          <span className="figures flex flex-wrap items-center gap-x-2 text-minor text-muted">
            {subject.type === 'complaint' ? (
              <ComplaintClock state={subject.state} now={now} zone={context.store.zone} />
            ) : (
              <span className={rank === 'overdue' ? 'font-semibold text-attention' : ''}>
                {t(`rank.${rank}`)}
              </span>
            )}
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </span>
        </span>
      </span>
      {subject.type === 'task' ? (
        <span className="flex shrink-0 items-center gap-2">
          <IconButton
            label={t('editTask', { text: subject.task.text })}
            icon={Pencil}
            onPress={() => onEditTask(subject.task.id)}
          />
          <Button icon={Check} onPress={() => tasks.tick(subject.task)}>
            <span className="sr-only">{t('tick', { text: subject.task.text })}</span>
          </Button>
        </span>
      ) : (
        go && (
          <LinkButton href={go.href} isMain={isFirst} label={`${go.label} ${title}`}>
            {go.label}
          </LinkButton>
        )
      )}
    </li>
  )
}
