/**
 * A screen as it stands on a tablet: the real hooks and the real save path on an IndexedDB of
 * its own (fake-indexeddb), in a store with people, without a network.
 */
import { cleanup, render } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { ReactNode } from 'react'
import { dataContext } from '#client/data/data-context.ts'
import { indexBy } from '#client/data/index-of.ts'
import { pageClock } from '#client/data/page-clock.ts'
import { type Author, type Draft, save } from '#client/data/save.ts'
import { useSession } from '#client/data/session.ts'
import { LocalDb } from '#client/sync/local-db.ts'
import { hideSnackbar } from '#client/ui/snackbar-state.ts'
import { kindMap } from '#shared/kinds.ts'
import type { Device } from '#shared/people/identity-protocol.ts'
import { type Person, person } from '#shared/people/person.ts'
import type { Kind } from '#shared/record/define-kind.ts'
import { store } from '#shared/store/store.ts'

export const STORE_ID = 'store-east'
export const ZONE = 'Asia/Taipei'

const DEVICE: Device = {
  tenantId: 'tenant',
  deviceId: 'device',
  storeId: STORE_ID,
  kind: 'tablet',
  name: '門口平板 A',
  scopes: ['org', `store:${STORE_ID}`],
}

const ADMIN: Author = { by: 'admin', actor: 'admin' }
const PEOPLE: Readonly<Record<string, Pick<Person, 'name' | 'role'>>> = {
  chen: { name: '陳美玲', role: 'supervisor' },
  lin: { name: '林經理', role: 'manager' },
  li: { name: '李志強', role: 'consultant' },
  zhang: { name: '張雅婷', role: 'consultant' },
}

export type Page = {
  readonly db: LocalDb
  write(kind: Kind, id: string, set: Draft['set'], author?: Author): Promise<void>
  show(content: ReactNode): void
  /** Every write fails until `mendStorage`. */
  breakStorage(): void
  mendStorage(): void
  close(): Promise<void>
}

// Without one in the page Dexie's live queries think they are on a server and keep still.
Dexie.dependencies.indexedDB ??= new IDBFactory()
Dexie.dependencies.IDBKeyRange ??= IDBKeyRange

let pages = 0

/** `personId`: who has given the PIN; null = nobody. `factory`: storage that may fail. */
export async function openPage(
  personId: string | null,
  factory = new IDBFactory(),
): Promise<Page> {
  const open = factory.open.bind(factory)
  pages += 1
  const db = new LocalDb(`page-${pages}`, { indexedDB: factory, IDBKeyRange })
  const deps = { db, clock: pageClock, index: indexBy(kindMap), storeId: STORE_ID }
  const write: Page['write'] = async (kind, id, set, author = ADMIN) => {
    const result = await save(deps, author, [{ kind, id, set, isNew: true }])
    if (result.type !== 'saved')
      throw new Error(`${kind.name} ${id}: ${JSON.stringify(result)}`)
  }

  await write(store, STORE_ID, {
    name: '城東店',
    zone: ZONE,
    opens: '08:30',
    closes: '18:30',
  })
  for (const [id, body] of Object.entries(PEOPLE)) {
    await write(person, id, { ...body, storeIds: [STORE_ID], active: true })
  }
  useSession.setState({
    personId,
    role: personId === null ? null : (PEOPLE[personId]?.role ?? null),
    locked: false,
    unlockAsked: false,
  })
  const context = { db, enrolment: { credential: 'none', device: DEVICE }, liveRun: 0 }

  return {
    db,
    write,
    show(content) {
      render(<dataContext.Provider value={context}>{content}</dataContext.Provider>)
    },
    breakStorage() {
      factory.open = () => {
        throw new DOMException('the storage process is gone', 'UnknownError')
      }
      db.close({ disableAutoOpen: false })
    },
    mendStorage() {
      factory.open = open
    },
    async close() {
      cleanup()
      hideSnackbar()
      factory.open = open
      db.close()
    },
  }
}
