import { type ReactNode, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { carsTexts } from '#client/locales/office-cars.ts'
import { useText } from '#client/locales/use-text.ts'
import { FormEnd } from '#client/ui/form-end.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { newCarReplySchema } from '#shared/office/car-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { type Difference, DiffersNote } from '../differs-note.tsx'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAct } from '../use-act.tsx'
import { useEdit } from '../use-edit.ts'

type Values = Readonly<Record<string, unknown>>

type CarFormProps<Fields extends Values> = {
  path: '/models' | '/test-cars'
  /** Null for another one. */
  id: string | null
  before: Fields
  isWrong: (fields: Fields) => boolean
  wordsOf: (
    field: string,
    value: unknown,
  ) => Omit<Difference, 'field' | 'theirs' | 'yours'> & {
    readonly value: string
  }
  onClose: () => void
  children: (
    fields: Fields,
    change: (some: Partial<Fields>) => void,
    isTried: boolean,
  ) => ReactNode
}

/** A new one or a change of one; a second editor is told what the first made of it. */
export function CarForm<Fields extends Values>(props: CarFormProps<Fields>) {
  const { path, id, isWrong, wordsOf, onClose, children } = props
  const t = useText(officeTexts)
  const s = useText(carsTexts)
  const [before] = useState(props.before)
  const [fields, setFields] = useState(before)
  const [isTried, setIsTried] = useState(false)
  useOpenForm(fields !== before)
  const changes = [path.slice(1)]
  function handleDone() {
    showSnackbar({ text: s('saved') })
    onClose()
  }
  const create = useAct({
    act: (body: Fields) => officeCall({ path, body, reply: newCarReplySchema }),
    changes,
    onDone: handleDone,
  })
  const edit = useEdit({
    before,
    save: (body) =>
      officeCall({ path: `${path}/${id}`, method: 'PATCH', body, reply: doneSchema }),
    changes,
    onDone: handleDone,
  })
  function handleSave() {
    setIsTried(true)
    if (isWrong(fields)) return
    if (id === null) create.run(fields)
    else edit.saveFrom(fields)
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
      {children(fields, (some) => setFields({ ...fields, ...some }), isTried)}
      {edit.now ? (
        <DiffersNote
          differences={Object.entries(edit.now).map(([field, theirs]) => {
            const { label, value } = wordsOf(field, theirs)
            return {
              field,
              label,
              theirs: value,
              yours: wordsOf(field, fields[field]).value,
            }
          })}
          onKeepMine={() => edit.saveOver(fields)}
          onTakeTheirs={() => {
            setFields({ ...fields, ...edit.now })
            edit.act.reset()
          }}
        />
      ) : (
        <ProblemNote error={id === null ? create.error : edit.act.error} />
      )}
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={onClose}
        save={{
          ...{ label: t('save'), isBusy: create.isBusy || edit.act.isBusy },
          onSave: handleSave,
        }}
      />
      <button type="submit" hidden />
    </form>
  )
}
