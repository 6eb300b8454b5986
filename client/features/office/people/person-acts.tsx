import { useState } from 'react'
import { manageTexts } from '#client/locales/manage.ts'
import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { FormEnd } from '#client/ui/form-end.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import type { EditOfficePerson, OfficePerson } from '#shared/office/people-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { type Act, useAct } from '../use-act.tsx'
import { isPinDone, PinField } from './pin-field.tsx'

type PersonActsProps = { person: OfficePerson; onClose: () => void }

/** A new PIN, and the end: a click on the person and a click here, and every session is over. */
export function PersonActs({ person, onClose }: PersonActsProps) {
  const p = useText(peopleTexts)
  const { id, name, active } = person
  const act = useAct({
    act: (body: EditOfficePerson) =>
      officeCall({ path: `/people/${id}`, method: 'PATCH', body, reply: doneSchema }),
    changes: ['people', 'stores'],
    onDone: (_reply, { set, pin }) => {
      const said = pin ? 'pinSet' : set.active ? 'enabled' : 'disabledNow'
      showSnackbar({ text: p(said, { name }) })
      onClose()
    },
  })
  const setActive = (wanted: boolean) =>
    act.run({ seen: { active }, set: { active: wanted } })
  return (
    <section
      aria-label={p('access')}
      className="mt-8 flex flex-col items-start gap-4 border-hairline border-t pt-6"
    >
      <h3 className="font-semibold">{p('access')}</h3>
      {active && <PinReset act={act} />}
      {active && <p className="text-minor text-muted">{p('disable.hint')}</p>}
      <Button
        tone={active ? 'danger' : 'secondary'}
        isBusy={act.isBusy}
        onPress={() => setActive(!active)}
      >
        {p(active ? 'disable' : 'enable')}
      </Button>
      <ProblemNote error={act.error} />
      {act.proof}
    </section>
  )
}

function PinReset({ act }: { act: Act<EditOfficePerson> }) {
  const t = useText(officeTexts)
  const m = useText(manageTexts)
  const [pin, setPin] = useState<string | null>(null)
  const [isTried, setIsTried] = useState(false)
  if (pin === null) return <Button onPress={() => setPin('')}>{m('resetPin')}</Button>
  const handleSave = () => {
    setIsTried(true)
    if (isPinDone(pin, false)) act.run({ seen: {}, set: {}, pin })
  }
  return (
    <div className="flex w-full flex-col gap-3">
      <PinField label={m('newPin')} value={pin} onChange={setPin} isTried={isTried} />
      <FormEnd
        cancelLabel={t('cancel')}
        onCancel={() => setPin(null)}
        save={{ label: m('resetPin'), isBusy: act.isBusy, onSave: handleSave }}
      />
    </div>
  )
}
