import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { NEW } from '../office-page.ts'
import { QueryView } from '../query-view.tsx'
import { NewPersonForm } from './new-person-form.tsx'

import { PersonForm } from './person-form.tsx'
import { usePerson } from './use-people.ts'

type PersonSheetProps = { id: string; onClose: () => void }

export function PersonSheet({ id, onClose }: PersonSheetProps) {
  const t = useText(officeTexts)
  const p = useText(peopleTexts)
  const isNew = id === NEW
  return (
    <Sheet
      isOpen
      isForm
      title={p(isNew ? 'add' : 'edit')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {isNew ? <NewPersonForm onClose={onClose} /> : <Known id={id} onClose={onClose} />}
    </Sheet>
  )
}

function Known({ id, onClose }: PersonSheetProps) {
  const t = useText(officeTexts)
  return (
    <QueryView query={usePerson(id)}>
      {({ people: [person] }) =>
        person ? (
          <PersonForm person={person} onClose={onClose} />
        ) : (
          <p>{t('problem.not_found')}</p>
        )
      }
    </QueryView>
  )
}
