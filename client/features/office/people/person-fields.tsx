import { identityTexts } from '#client/locales/identity.ts'
import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { PersonFields as Fields } from '#shared/office/people-protocol.ts'
import { ROLES } from '#shared/people/person.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { useMe } from '../use-session.ts'
import { useStores } from '../use-stores.ts'

const STAFF = ROLES.filter((role) => role !== 'display')

type PersonFieldsProps = {
  value: Fields
  onChange: (value: Fields) => void
  isTried: boolean
}

/** Name, role and the stores of a person: one may work in several. */
export function PersonFields({ value, onChange, isTried }: PersonFieldsProps) {
  const t = useText(officeTexts)
  const p = useText(peopleTexts)
  const roleWord = useText(identityTexts)
  const { role: own } = useMe()
  const stores = useStores().data?.stores ?? []
  const { name, role, storeIds } = value
  // Who may not administer neither makes nor alters those who may (as on the server).
  const roles = STAFF.filter((one) => mayAdminister(own) || !mayAdminister(one))
  const toggled = (id: string) =>
    storeIds.includes(id) ? storeIds.filter((one) => one !== id) : [...storeIds, id]
  return (
    <>
      <TextField
        label={p('name')}
        value={name}
        onChange={(typed) => onChange({ ...value, name: typed })}
        maxLength={80}
        errorMessage={isTried && name.trim() === '' ? t('required') : undefined}
        isRequired
      />
      <Select
        label={p('role')}
        value={role}
        onChange={(chosen) => onChange({ ...value, role: chosen })}
        options={roles.map((one) => ({ value: one, label: roleWord(one) }))}
      />
      <Chips label={p('stores')}>
        {stores.map((store) => (
          <Chip
            key={store.id}
            isChosen={storeIds.includes(store.id)}
            onPress={() => onChange({ ...value, storeIds: toggled(store.id) })}
          >
            {store.name}
          </Chip>
        ))}
      </Chips>
    </>
  )
}
