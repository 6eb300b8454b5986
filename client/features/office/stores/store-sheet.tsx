import { officeTexts } from '#client/locales/office.ts'
import { storesTexts } from '#client/locales/office-stores.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  newStoreReplySchema,
  type OfficeStore,
  type StoreFields,
  type StoreSettings,
} from '#shared/office/store-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { type Difference, DiffersNote } from '../differs-note.tsx'
import { officeCall } from '../office-call.ts'
import { NEW } from '../office-page.ts'
import { ProblemNote } from '../problem-note.tsx'
import { QueryView } from '../query-view.tsx'
import { useAct } from '../use-act.tsx'
import { useEdit } from '../use-edit.ts'
import { useStores } from '../use-stores.ts'
import { StoreForm } from './store-form.tsx'

type StoreSheetProps = { id: string; onClose: () => void }

export function StoreSheet({ id, onClose }: StoreSheetProps) {
  const t = useText(officeTexts)
  const s = useText(storesTexts)
  const isNew = id === NEW
  const stores = useStores()
  return (
    <Sheet
      isOpen
      isForm
      title={s(isNew ? 'add' : 'edit')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {isNew ? (
        <NewStore onClose={onClose} />
      ) : (
        <QueryView query={stores}>
          {({ stores: all }) => {
            const store = all.find((one) => one.id === id)
            return store ? (
              <KnownStore key={id} store={store} onClose={onClose} />
            ) : (
              <p>{t('problem.not_found')}</p>
            )
          }}
        </QueryView>
      )}
    </Sheet>
  )
}

/** As the store opened last is: most of a group keep the same hours. */
function NewStore({ onClose }: { onClose: () => void }) {
  const s = useText(storesTexts)
  const [like] = useStores().data?.stores ?? []
  const create = useAct({
    act: (body: StoreFields) =>
      officeCall({ path: '/stores', body, reply: newStoreReplySchema }),
    changes: ['stores'],
    onDone: (_reply, { name }) => {
      showSnackbar({ text: s('added', { name }) })
      onClose()
    },
  })
  const before = {
    ...{ name: '', zone: like?.zone ?? 'Asia/Shanghai' },
    ...{ opens: like?.opens ?? '09:00', closes: like?.closes ?? '18:00' },
    ...{ week: like?.week ?? null, closedDays: like?.closedDays ?? [] },
    ...{ quietFrom: like?.quietFrom ?? '21:00', quietTo: like?.quietTo ?? '08:30' },
    clockMode: like?.clockMode ?? ('clock' as const),
  }
  return (
    <StoreForm
      before={before}
      saveLabel={s('add')}
      isBusy={create.isBusy}
      onSave={create.run}
      onClose={onClose}
      note={() => <ProblemNote error={create.error} />}
    />
  )
}

function KnownStore({ store, onClose }: { store: OfficeStore; onClose: () => void }) {
  const t = useText(officeTexts)
  const s = useText(storesTexts)
  const { id, name, demo: _, devices: __, people: ___, ...rest } = store
  const before: StoreSettings = { name, ...rest }
  const edit = useEdit({
    before,
    save: (body) =>
      officeCall({ path: `/stores/${id}`, method: 'PATCH', body, reply: doneSchema }),
    changes: ['stores'],
    onDone: () => {
      showSnackbar({ text: s('saved', { name }) })
      onClose()
    },
  })
  return (
    <StoreForm
      before={before}
      saveLabel={t('save')}
      isBusy={edit.act.isBusy}
      onSave={edit.saveFrom}
      onClose={onClose}
      note={(fields, setFields) =>
        edit.now ? (
          <DiffersNote
            differences={differencesOf(edit.now, fields, s)}
            onKeepMine={() => edit.saveOver(fields)}
            onTakeTheirs={() => {
              setFields({ ...fields, ...(edit.now as Partial<StoreSettings>) })
              edit.act.reset()
            }}
          />
        ) : (
          <ProblemNote error={edit.act.error} />
        )
      }
    />
  )
}

const FIELDS = [
  ...['name', 'zone', 'opens', 'closes', 'week', 'closedDays'],
  ...['quietFrom', 'quietTo', 'clockMode'],
] as readonly (keyof StoreSettings)[]

type Say = ReturnType<typeof useText<typeof storesTexts>>

function differencesOf(
  now: Readonly<Record<string, unknown>>,
  yours: StoreSettings,
  s: Say,
): Difference[] {
  const theirs = { ...yours, ...now } as StoreSettings
  return FIELDS.filter((field) => field in now).map((field) => ({
    ...{ field, label: s(field) },
    ...{ theirs: valueWords(field, theirs, s), yours: valueWords(field, yours, s) },
  }))
}

function valueWords(field: keyof StoreSettings, settings: StoreSettings, s: Say): string {
  if (field === 'clockMode') return s(`clockMode.${settings.clockMode}`)
  if (field === 'closedDays') return settings.closedDays.join('、') || s('noneYet')
  if (field !== 'week') return settings[field]
  if (!settings.week) return s('week.same')
  return settings.week
    .map((day) => (day ? `${day.opens}–${day.closes}` : s('week.closed')))
    .join('、')
}
