import { useState } from 'react'
import { addPerson, type Caller, editPerson } from '#client/data/identity-api.ts'
import { identityTexts } from '#client/locales/identity.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Select } from '#client/ui/select.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { TextField } from '#client/ui/text-field.tsx'
import type { Person, Role } from '#shared/people/person.ts'
import { PIN_PATTERN, weakPin } from '#shared/people/pin-rules.ts'
import { type ManageProblem, manageProblem } from './manage-problem.ts'
import { ProblemNote } from './problem-note.tsx'

export type PersonSheetProps = {
  /** null: somebody new. */
  person: (Person & { readonly id: string }) | null
  /** Roles the one who edits may give. */
  roles: readonly Role[]
  caller: Caller
  onClose: () => void
  /** The server has it: fetch it. */
  onChanged: () => void
  onSignInAgain: () => void
}

/** Name, role, PIN and whether the person may sign in. Every change is the server's at once. */
export function PersonSheet(props: PersonSheetProps) {
  const { person, roles, caller, onClose, onChanged, onSignInAgain } = props
  const t = useText(manageTexts)
  const role = useText(identityTexts)
  const [name, setName] = useState(person?.name ?? '')
  const [chosen, setChosen] = useState<Role>(person?.role ?? 'consultant')
  const [pin, setPin] = useState('')
  const [isAskingPin, setIsAskingPin] = useState(person === null)
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<ManageProblem | null>(null)
  useOpenForm(name !== (person?.name ?? '') || pin !== '')

  const weak = PIN_PATTERN.test(pin) ? weakPin(pin) : null
  const isPinMissing = isAskingPin && !PIN_PATTERN.test(pin)
  const pinProblem = weak
    ? t(`weak.${weak}`)
    : isTried && isPinMissing
      ? t('error.pinLength')
      : undefined
  const nameProblem = isTried && name.trim() === '' ? t('error.required') : undefined

  async function run(
    work: () => ReturnType<typeof editPerson> | ReturnType<typeof addPerson>,
    said: string,
  ) {
    setIsBusy(true)
    setProblem(null)
    const failed = manageProblem(await work())
    setIsBusy(false)
    setProblem(failed)
    if (failed) return
    showSnackbar({ text: said })
    onChanged()
    onClose()
  }

  function handleSave() {
    setIsTried(true)
    if (name.trim() === '' || isPinMissing || weak) return
    if (!person) {
      const input = { name: name.trim(), role: chosen, pin } as const
      void run(() => addPerson(caller, input), t('added', { name: input.name }))
      return
    }
    const set = {
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(chosen === person.role ? {} : { role: chosen }),
      ...(isAskingPin ? { pin } : {}),
    }
    if (Object.keys(set).length === 0) return onClose()
    const said = set.pin ? t('pinWasSet', { name: person.name }) : t('changed', { name })
    void run(() => editPerson(caller, person.id, set), said)
  }

  function handleActive(active: boolean) {
    if (!person) return
    const said = t(active ? 'enabled' : 'disabled', { name: person.name })
    void run(() => editPerson(caller, person.id, { active }), said)
  }

  return (
    <Sheet
      isOpen
      isForm
      title={t(person ? 'editPerson' : 'addPerson')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={handleSave}>
            {isBusy ? t('saving') : t(person ? 'save' : 'add')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          handleSave()
        }}
      >
        <TextField
          label={t('name')}
          value={name}
          onChange={setName}
          maxLength={80}
          errorMessage={nameProblem}
          isRequired
        />
        <Select
          label={t('role')}
          value={chosen}
          onChange={setChosen}
          options={roles.map((one) => ({ value: one, label: role(one) }))}
        />
        {isAskingPin ? (
          <TextField
            label={t(person ? 'newPin' : 'pin')}
            description={t('newPinHint')}
            value={pin}
            onChange={setPin}
            inputMode="numeric"
            maxLength={6}
            errorMessage={pinProblem}
            isRequired
          />
        ) : (
          <div>
            <Button onPress={() => setIsAskingPin(true)}>{t('resetPin')}</Button>
          </div>
        )}
        <ProblemNote problem={problem} onSignInAgain={onSignInAgain} />
        {person && (
          <div className="flex flex-col items-start gap-3 border-hairline border-t pt-6">
            {person.active && <p className="text-minor text-muted">{t('disableHint')}</p>}
            <Button
              tone={person.active ? 'danger' : 'secondary'}
              isDisabled={isBusy}
              onPress={() => handleActive(!person.active)}
            >
              {t(person.active ? 'disable' : 'enable')}
            </Button>
          </div>
        )}
        <button type="submit" hidden />
      </form>
    </Sheet>
  )
}
