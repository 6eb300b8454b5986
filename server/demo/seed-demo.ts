/** Fills a fresh installation with the demo store, its people and two weeks of their work. */
import {
  newPersonReplySchema,
  PERSON_HEADER,
  unlockReplySchema,
} from '#shared/people/identity-protocol.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { setUp } from '../auth/set-up.ts'
import { demoCars } from './demo-cars.ts'
import { demoChecklists } from './demo-checklists.ts'
import { demoComplaints } from './demo-complaints.ts'
import { demoContacts } from './demo-contacts.ts'
import { enrolFleet, reportFleet } from './demo-fleet.ts'
import { demoInspections } from './demo-inspections.ts'
import { demoMeetings } from './demo-meetings.ts'
import { demoNotes } from './demo-notes.ts'
import { crewOf, DEMO_ADMIN, DEMO_PEOPLE, DEMO_STORE } from './demo-people.ts'
import { demoPhotos, sendPhotos } from './demo-photos.ts'
import { pushEntries } from './demo-tablet.ts'
import { DEMO_DAYS, demoVisits } from './demo-visits.ts'
import { randomFrom } from './random.ts'

const SEED = 20_261_123
const DAY = 24 * 3_600_000

type SeedInput = {
  readonly origin: string
  /** Opens the setup; the demo comes in by the same door as everyone. */
  readonly setupToken: string
  /** IANA; where the showroom stands, so that its day is the day of whoever looks. */
  readonly zone?: string | undefined
}

export async function seedDemo(
  deps: IdentityDeps,
  { origin, setupToken, zone = DEMO_STORE.zone }: SeedInput,
): Promise<void> {
  const { isDemo, ...store } = { ...DEMO_STORE, zone }
  const options = isDemo === undefined ? {} : { isDemo }
  // The tablet was enrolled before the two weeks: nothing can be captured before that.
  const openedAt = deps.now() - (DEMO_DAYS + 1) * DAY
  const past = { ...deps, now: () => openedAt }
  const made = await setUp(past, { ...store, token: setupToken }, options)
  const { tenantId, storeId } = made.device
  const fleet = await enrolFleet(past, {
    ...{ store: { tenantId, storeId }, createdBy: made.personId, origin },
  })
  await demoCars(past, { tenantId, storeId, now: deps.now() })
  const api = apiOf(origin, made.credential)

  const { pin } = DEMO_ADMIN
  const unlocked = await api('/auth/v1/unlock', { personId: made.personId, pin })
  const { personToken } = unlockReplySchema.parse(unlocked)
  const ids = new Map<string, string>([[DEMO_ADMIN.name, made.personId]])
  for (const person of DEMO_PEOPLE) {
    const created = await api('/auth/v1/people', person, { [PERSON_HEADER]: personToken })
    ids.set(person.name, newPersonReplySchema.parse(created).id)
  }

  const crew = crewOf((name) => ids.get(name) as string)
  const random = randomFrom(SEED)
  const time = { now: deps.now(), zone }
  const entries = [
    ...demoVisits(crew, time, random),
    ...demoComplaints(crew, time, random),
    ...demoChecklists({ crew, time, storeId }, random),
    ...demoNotes(crew, time, random),
    ...demoInspections({ crew, time, storeId }, randomFrom(SEED + 1)),
    ...demoContacts(crew, time, randomFrom(SEED + 2)),
    ...demoMeetings({ crew, time, storeId }, randomFrom(SEED + 4)),
  ]
  const scope = scopeIdOf('store', storeId)
  const tablet = { origin, credential: made.credential, scope }
  const photos = await demoPhotos(entries, time, randomFrom(SEED + 3))
  const all = [...entries, ...photos.map(({ entry }) => entry)]
  await pushEntries(tablet, all, { now: time.now, random })
  await sendPhotos(tablet, photos)
  await reportFleet(deps, { crew, time, fleet }, randomFrom(SEED + 4))
}

function apiOf(origin: string, credential: string) {
  return async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${credential}`,
        ...headers,
      },
      body: JSON.stringify(body),
    })
    const reply: unknown = await response.json()
    if (!response.ok)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(reply)}`)
    return reply
  }
}
