import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { todayTexts } from '#client/locales/today.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Select } from '#client/ui/select.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Task } from '#shared/desk/task.ts'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import { wallTime } from '#shared/record/business-day.ts'
import type { TaskActions } from './use-task-actions.ts'

type TaskSheetProps = {
  task: Held<Task>
  day: string
  zone: string
  people: People
  actions: TaskActions
  onClose: () => void
}

const NOBODY = 'nobody'

/** A note put right, or taken away. */
export function TaskSheet({ task, day, zone, people, actions, onClose }: TaskSheetProps) {
  const t = useText(todayTexts)
  const [text, setText] = useState(task.text)
  const [ownerId, setOwnerId] = useState(task.ownerId ?? null)
  const [due, setDue] = useState(task.dueAt ? clockOf(task.dueAt, zone) : '')
  const [isTried, setIsTried] = useState(false)
  useOpenForm(text !== task.text)

  function save() {
    setIsTried(true)
    if (text.trim() === '') return
    const dueAt = due === '' ? null : clockAt(day, due, zone)
    actions.edit(task, { text: text.trim(), ownerId, dueAt }, onClose)
  }
  return (
    <Sheet
      isOpen
      isForm
      title={t('taskTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button tone="danger" icon={Trash2} onPress={() => actions.remove(task, onClose)}>
            {t('remove')}
          </Button>
          <Button tone="primary" onPress={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <TextArea
          label={t('taskText')}
          value={text}
          onChange={setText}
          maxLength={1000}
          errorMessage={isTried && text.trim() === '' ? t('needed') : undefined}
        />
        <Select
          label={t('taskOwner')}
          options={[{ value: NOBODY, label: t('noOwner') }, ...people.options]}
          value={ownerId ?? NOBODY}
          onChange={(id) => setOwnerId(id === NOBODY ? null : id)}
        />
        <TextField label={t('taskDue')} type="time" value={due} onChange={setDue} />
      </div>
    </Sheet>
  )
}

function clockOf(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
