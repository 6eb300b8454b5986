import { Undo2 } from 'lucide-react'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import { IconButton } from '#client/ui/icon-button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { DoneLine, Subject } from '#shared/today/today-cards.ts'
import { useSubjectNames } from './subject-names.ts'
import type { TaskActions } from './use-task-actions.ts'

type DoneListProps = { lines: readonly DoneLine[]; zone: string; tasks: TaskActions }

/** What is done recedes: plain text, folded, each still one tap away. */
export function DoneList({ lines, zone, tasks }: DoneListProps) {
  const t = useText(todayTexts)
  const { listName, roundName } = useSubjectNames(zone)
  if (lines.length === 0) return null

  function line(subject: Subject): { text: string; href: string | null; isDone: boolean } {
    if (subject.type === 'checklist') {
      const { slot, points, open, id, state } = subject.view
      const counts = { settled: points.length - open, total: points.length }
      const values = { name: listName(slot.slot), ...counts }
      const isDone = state === 'signed'
      const text = isDone ? t('signedOf', values) : t('incompleteOf', values)
      return { text, href: `/checklists/${id}`, isDone }
    }
    if (subject.type === 'round') {
      const name = roundName(subject.round)
      const { state, id, round } = subject.round
      const isDone = state === 'signed'
      const text = isDone
        ? t('roundSignedOf', { name })
        : t(state === 'missed' ? 'roundMissedOf' : 'roundIncompleteOf', { name })
      return { text, href: round ? `/walk/${id}` : null, isDone }
    }
    return {
      text: subject.type === 'task' ? subject.task.text : '',
      href: null,
      isDone: true,
    }
  }

  return (
    <details className="text-minor">
      <summary className="flex min-h-12 cursor-pointer items-center px-5 text-muted">
        {t('done', { count: lines.length })}
      </summary>
      <ul aria-label={t('done', { count: lines.length })} className="flex flex-col">
        {lines.map(({ key, subject }) => {
          const { text, href, isDone } = line(subject)
          return (
            <li key={key} className="flex min-h-12 items-center gap-3 px-5 text-muted">
              <StateShape shape={isDone ? 'check' : 'dot'} className="size-4" />
              {href ? (
                <a href={href} className="flex min-h-12 flex-1 items-center">
                  {text}
                </a>
              ) : (
                <span className="flex-1">{text}</span>
              )}
              {subject.type === 'task' && (
                <IconButton
                  label={t('untick', { text })}
                  icon={Undo2}
                  onPress={() => tasks.untick(subject.task)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
