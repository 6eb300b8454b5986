import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { lock, useSession } from '#client/data/session.ts'
import { syncNow } from '#client/data/sync-now.ts'
import { useAll } from '#client/data/use-records.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { identityTexts } from '#client/locales/identity.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { ListRow } from '#client/ui/list-row.tsx'
import { type Person, person, ROLES, type Role } from '#shared/people/person.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { PersonSheet } from './person-sheet.tsx'
import { useCaller } from './use-caller.ts'

type Known = Person & { readonly id: string }

/** The people of the group: read from the tablet, changed on the server. */
export function PeopleCard() {
  const t = useText(manageTexts)
  const role = useText(identityTexts)
  const language = useLanguage()
  const caller = useCaller()
  const self = useSession((s) => s.personId)
  const actor = useSession((s) => s.role)
  const people = useAll(person)
  const isOffline = useSyncState().offlineSince !== null
  const [open, setOpen] = useState<Known | 'new' | null>(null)
  // Who may not administer neither makes nor alters those who may (as on the server).
  const isAdmin = actor !== null && mayAdminister(actor)
  const roles = ROLES.filter((one) => one !== 'display' && (isAdmin || !mayAdminister(one)))
  const mayEdit = (of: Role) => isAdmin || !mayAdminister(of)
  const sorted = people?.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, language),
  )

  return (
    <Card
      isFlush
      title={t('people')}
      action={
        <Button tone="quiet" icon={UserPlus} onPress={() => setOpen('new')}>
          {t('addPerson')}
        </Button>
      }
    >
      {isOffline && <p className="px-5 pb-3 text-minor text-muted">{t('needsNetwork')}</p>}
      <ul aria-label={t('people')}>
        {sorted?.map((one) => (
          <ListRow
            key={one.id}
            leading={<Avatar name={one.name} />}
            title={<span className={one.active ? '' : 'text-muted'}>{one.name}</span>}
            subtitle={role(one.role)}
            trailing={
              <span className="text-minor text-muted">
                {one.id === self ? t('self') : one.active ? '' : t('inactive')}
              </span>
            }
            {...(mayEdit(one.role) && { onPress: () => setOpen(one) })}
          />
        ))}
      </ul>
      {open && (
        <PersonSheet
          person={open === 'new' ? null : open}
          roles={roles}
          caller={caller}
          onClose={() => setOpen(null)}
          onChanged={syncNow}
          onSignInAgain={lock}
        />
      )}
    </Card>
  )
}
