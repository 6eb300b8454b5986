import { useState } from 'react'
import { identityTexts } from '#client/locales/identity.ts'
import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type {
  PersonFields as Fields,
  OfficePerson,
} from '#shared/office/people-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import type { Role } from '#shared/people/person.ts'
import { type Difference, DiffersNote } from '../differs-note.tsx'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { OfficeAccess } from '../sign-in/office-access.tsx'
import { useEdit } from '../use-edit.ts'
import { useStoreName } from '../use-stores.ts'
import { PersonActs } from './person-acts.tsx'
import { PersonFields } from './person-fields.tsx'

type PersonFormProps = { person: OfficePerson; onClose: () => void }

/** Who somebody is. Saving over what another has just changed is asked, never done unseen. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const t = useText(officeTexts)
  const p = useText(peopleTexts)
  const { id, name, role, storeIds } = person
  const [before] = useState<Fields>({ name, role, storeIds })
  const [fields, setFields] = useState(before)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(fields !== before)
  const edit = useEdit({
    before,
    save: (body) =>
      officeCall({ path: `/people/${id}`, method: 'PATCH', body, reply: doneSchema }),
    changes: ['people', 'stores'],
    onDone: () => {
      showSnackbar({ text: p('saved', { name: fields.name }) })
      onClose()
    },
  })
  const differences = useDifferences()
  const values = { ...fields, name: fields.name.trim() }

  function handleSave() {
    setIsTried(true)
    if (values.name !== '') edit.saveFrom(values)
  }

  return (
    <>
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          handleSave()
        }}
      >
        <PersonFields value={fields} onChange={setFields} isTried={isTried} />
        {edit.now ? (
          <DiffersNote
            differences={differences(edit.now, values)}
            onKeepMine={() => edit.saveOver(values)}
            onTakeTheirs={() => {
              setFields({ ...fields, ...(edit.now as Partial<Fields>) })
              edit.act.reset()
            }}
          />
        ) : (
          <ProblemNote error={edit.act.error} />
        )}
        <FormEnd
          cancelLabel={t('cancel')}
          onCancel={onClose}
          save={{ label: t('save'), isBusy: edit.act.isBusy, onSave: handleSave }}
        />
        <button type="submit" hidden />
        {edit.act.proof}
      </form>
      <PersonActs person={person} onClose={onClose} />
      <OfficeAccess person={person} />
    </>
  )
}

function useDifferences() {
  const p = useText(peopleTexts)
  const roleWord = useText(identityTexts)
  const storeName = useStoreName()
  const say = (field: keyof Fields, value: unknown) => {
    if (field === 'role') return roleWord(value as Role)
    if (field === 'storeIds') return (value as string[]).map(storeName).join('、') || '—'
    return String(value)
  }
  const labels = { name: p('name'), role: p('role'), storeIds: p('stores') }
  return (now: Readonly<Record<string, unknown>>, yours: Fields): Difference[] =>
    (Object.keys(labels) as (keyof Fields)[])
      .filter((field) => field in now)
      .map((field) => ({
        ...{ field, label: labels[field] },
        ...{ theirs: say(field, now[field]), yours: say(field, yours[field]) },
      }))
}
