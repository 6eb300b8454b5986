import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type {
  PersonFields as Fields,
  NewOfficePerson,
} from '#shared/office/people-protocol.ts'
import { newPersonReplySchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useStoreFilter } from '../store-filter-state.ts'
import { useAct } from '../use-act.tsx'
import { useStores } from '../use-stores.ts'
import { PersonFields } from './person-fields.tsx'
import { isPinDone, PinField } from './pin-field.tsx'

/** Somebody new: in the store one looks at, or in the only one there is. */
export function NewPersonForm({ onClose }: { onClose: () => void }) {
  const t = useText(officeTexts)
  const p = useText(peopleTexts)
  const stores = useStores().data?.stores ?? []
  const filtered = useStoreFilter((s) => s.storeId)
  const first = filtered ?? (stores.length === 1 ? stores[0]?.id : undefined)
  const [fields, setFields] = useState<Fields>({
    ...{ name: '', role: 'consultant', storeIds: first ? [first] : [] },
  })
  const [pin, setPin] = useState('')
  const [isTried, setIsTried] = useState(false)
  useOpenForm(fields.name !== '' || pin !== '')
  const create = useAct({
    act: (body: NewOfficePerson) =>
      officeCall({ path: '/people', body, reply: newPersonReplySchema }),
    changes: ['people', 'stores'],
    onDone: (_reply, { name }) => {
      showSnackbar({ text: p('added', { name }) })
      onClose()
    },
  })

  function handleSave() {
    setIsTried(true)
    const name = fields.name.trim()
    if (name === '' || !isPinDone(pin, true)) return
    create.run({ ...fields, name, ...(pin ? { pin } : {}) })
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        handleSave()
      }}
    >
      <PersonFields value={fields} onChange={setFields} isTried={isTried} />
      <PinField
        label={p('pin')}
        value={pin}
        onChange={setPin}
        isTried={isTried}
        optionalLabel={t('optional')}
      />
      <p className="text-minor text-muted">{p('pin.why')}</p>
      <ProblemNote error={create.error} />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onClose}
        save={{ label: p('add'), isBusy: create.isBusy, onSave: handleSave }}
      />
      <button type="submit" hidden />
      {create.proof}
    </form>
  )
}
