import {
  CalendarCheck,
  DoorOpen,
  HeartHandshake,
  MessageSquareWarning,
  NotebookPen,
  Package,
  Repeat2,
} from 'lucide-react'
import { useState } from 'react'
import { requestUnlock, useSession } from '#client/data/session.ts'
import { useStore } from '#client/data/use-store.ts'
import { quickAddTexts } from '#client/locales/quick-add.ts'
import { useText } from '#client/locales/use-text.ts'
import { usePeople } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { List, ListRow } from '#client/ui/list-row.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { may } from '#shared/permissions.ts'
import { CHANNELS, type Channel } from '#shared/visit/visit.ts'
import { NoteForm } from './note-form.tsx'
import { PraiseForm } from './praise-form.tsx'
import { useQuickAdd } from './use-quick-add.ts'

const CHANNEL_ICONS = {
  first: DoorOpen,
  repeat: Repeat2,
  appointment: CalendarCheck,
  other: Package,
} satisfies Record<Channel, Icon>

/** What can be noted from anywhere: a group at the door, a complaint, a task, praise. */
export function QuickAddSheet({ onClose }: { onClose: () => void }) {
  const t = useText(quickAddTexts)
  const actor = useSession((s) => s.role) ?? 'device'
  const store = useStore()
  const zone = store?.zone ?? 'UTC'
  const people = usePeople(store?.id)
  const [form, setForm] = useState<'note' | 'praise' | null>(null)
  const add = useQuickAdd(zone, onClose)
  const title = form === null ? t('title') : t(form)
  return (
    <Sheet
      isOpen
      isForm={form !== null}
      title={title}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {add.retry && (
        <p
          role="alert"
          className="flex flex-wrap items-center gap-3 pb-4 font-semibold text-bad"
        >
          <StateShape shape="square" className="size-5" />
          {t('notSaved')}
          <Button onPress={add.retry}>{t('retry')}</Button>
        </p>
      )}
      {form === 'note' && (
        <NoteForm zone={zone} people={people} add={add} onCancel={() => setForm(null)} />
      )}
      {form === 'praise' && (
        <PraiseForm people={people} add={add} onCancel={() => setForm(null)} />
      )}
      {form === null && (
        <div className="flex flex-col gap-5">
          {may(actor, 'create', 'visit') && (
            <fieldset className="min-w-0">
              <legend className="mb-2 text-minor font-semibold">{t('count')}</legend>
              <div className="grid grid-cols-2 gap-2">
                {CHANNELS.map((channel) => (
                  <Button
                    key={channel}
                    size="large"
                    icon={CHANNEL_ICONS[channel]}
                    isBusy={add.isBusy}
                    onPress={() => add.count(channel, t(`channel.${channel}`))}
                  >
                    {t(`channel.${channel}`)}
                  </Button>
                ))}
              </div>
            </fieldset>
          )}
          {actor === 'device' ? (
            <Button
              tone="quiet"
              isWide
              onPress={() => {
                onClose()
                requestUnlock()
              }}
            >
              {t('signIn')}
            </Button>
          ) : (
            <List>
              {may(actor, 'create', 'complaint') && (
                <ListRow
                  leading={
                    <MessageSquareWarning className="size-6 text-muted" aria-hidden />
                  }
                  title={t('complaint')}
                  subtitle={t('complaintHint')}
                  onPress={() => add.goTo('/complaints/new')}
                />
              )}
              {may(actor, 'create', 'task') && (
                <ListRow
                  leading={<NotebookPen className="size-6 text-muted" aria-hidden />}
                  title={t('note')}
                  subtitle={t('noteHint')}
                  onPress={() => setForm('note')}
                />
              )}
              {may(actor, 'create', 'recognition') && (
                <ListRow
                  leading={<HeartHandshake className="size-6 text-muted" aria-hidden />}
                  title={t('praise')}
                  subtitle={t('praiseHint')}
                  onPress={() => setForm('praise')}
                />
              )}
            </List>
          )}
        </div>
      )}
    </Sheet>
  )
}
