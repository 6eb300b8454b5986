import { UserPlus, Users } from 'lucide-react'
import { useState } from 'react'
import { identityTexts } from '#client/locales/identity.ts'
import { officeTexts } from '#client/locales/office.ts'
import { peopleTexts } from '#client/locales/office-people.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { Select } from '#client/ui/select.tsx'
import type { OfficePerson } from '#shared/office/people-protocol.ts'
import { ROLES, type Role } from '#shared/people/person.ts'
import { NEW, type PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { PagedGrid } from '../paged-grid.tsx'
import { useQueryText } from '../use-query-text.ts'
import { useStoreName } from '../use-stores.ts'
import { PersonSheet } from './person-sheet.tsx'
import { usePeople } from './use-people.ts'

const STAFF = ROLES.filter((role) => role !== 'display')

/** Everybody who works here: found by name, role or store, changed in a sheet beside. */
export function PeoplePage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const p = useText(peopleTexts)
  const roleWord = useText(identityTexts)
  const { text, setText, wanted } = useQueryText()
  const [role, setRole] = useState<Role | ''>('')
  const people = usePeople({ q: wanted, role })
  const total = people.data?.pages[0]?.total
  return (
    <PageFrame
      title={t('page.people')}
      summary={total !== undefined && p('total', { count: total })}
      actions={
        <Button tone="primary" icon={UserPlus} onPress={() => onChoose(NEW)}>
          {p('add')}
        </Button>
      }
      filters={
        <>
          <div className="min-w-0 grow basis-64">
            <SearchField
              label={t('search')}
              placeholder={p('searchHint')}
              value={text}
              onChange={setText}
            />
          </div>
          <div className="min-w-0 basis-48">
            <Select<Role | ''>
              label={p('role')}
              value={role}
              onChange={setRole}
              options={[
                { value: '', label: p('allRoles') },
                ...STAFF.map((one) => ({ value: one, label: roleWord(one) })),
              ]}
            />
          </div>
        </>
      }
    >
      <PagedGrid
        query={people}
        rowsOf={(page) => page.people}
        total={total}
        label={t('page.people')}
        keyOf={({ id }) => id}
        nameOf={(one) =>
          [one.name, roleWord(one.role), !one.active && p('disabled')]
            .filter(Boolean)
            .join(', ')
        }
        hrefOf={({ id }) => `/office/people/${id}`}
        empty={<EmptyState icon={Users} text={p('none')} hint={p('none.hint')} />}
      >
        {(person) => <PersonRow person={person} />}
      </PagedGrid>
      {chosen && <PersonSheet key={chosen} id={chosen} onClose={() => onChoose(null)} />}
    </PageFrame>
  )
}

function PersonRow({ person }: { person: OfficePerson }) {
  const p = useText(peopleTexts)
  const roleWord = useText(identityTexts)
  const storeName = useStoreName()
  const { name, role, storeIds, active, hasPin, lockedOn } = person
  const notes = [
    !active && p('disabled'),
    active && !hasPin && p('noPin'),
    active && lockedOn > 0 && p('pinLocked', { count: lockedOn }),
  ].filter(Boolean)
  return (
    <>
      <Avatar name={name} />
      <span className="min-w-40 flex-1 basis-48">
        <span className={`block font-semibold ${active ? '' : 'text-muted'}`}>{name}</span>
        <span className="block text-minor text-muted">{roleWord(role)}</span>
      </span>
      <span className="min-w-0 flex-1 basis-48 text-minor text-muted">
        {storeIds.map(storeName).join('、')}
      </span>
      {notes.length > 0 && <span className="text-minor">{notes.join('・')}</span>}
    </>
  )
}
