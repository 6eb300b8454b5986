import { useSession } from '#client/data/session.ts'
import { may, mayAdminister } from '#shared/permissions.ts'
import { DevicesCard } from './devices-card.tsx'
import { NotificationsCard } from './notifications-card.tsx'
import { OfficeCard } from './office-card.tsx'
import { PeopleCard } from './people-card.tsx'
import { StoreCard } from './store-card.tsx'

/** What belongs to the store: for everybody to read, for some to change. */
export function ManageCards() {
  const actor = useSession((s) => s.role) ?? 'device'
  return (
    <>
      <NotificationsCard />
      <StoreCard />
      {may(actor, 'edit', 'person') && <PeopleCard />}
      {mayAdminister(actor) && <DevicesCard />}
      {actor === 'admin' && <OfficeCard />}
    </>
  )
}
