/** Who answers for which area of the demo store, and the cars that stand in it. */
import { DEFAULT_INSPECTION } from '#shared/inspection/default-inspection.ts'
import { clockAt } from '#shared/inspection/due-rounds.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import { type Crew, DEMO_STORE } from './demo-people.ts'
import type { Random } from './random.ts'

const CARS = ['M2 SUV 白', 'M5 轎車 黑', 'M7 MPV 香檳', 'E3 電動 藍'] as const

/** Areas are spread over the people in order; the front desk is the reception's. */
export function zoneOwners(crew: Crew): ReadonlyMap<string, string> {
  const { areas } = DEFAULT_INSPECTION.set
  return new Map(
    areas.map(({ code }, i) => [
      code,
      code === 'C'
        ? crew.reception
        : (crew.consultants[i % crew.consultants.length] as string),
    ]),
  )
}

type Shift = { readonly crew: Crew; readonly time: DemoTime }

export function zoneEntries(
  { crew, time }: Shift,
  from: string,
  random: Random,
): DemoEntry[] {
  const at = clockAt(from, DEMO_STORE.opens, time.zone)
  const owners = [...zoneOwners(crew)].map(([areaCode, ownerId]) => ({ areaCode, ownerId }))
  const cars = CARS.map((displayCar, i) => ({
    areaCode: 'D',
    displayCar,
    ownerId: crew.consultants[i] ?? null,
  }))
  const drafts = [...owners, ...cars].map((one) => ({
    kind: 'zoneOwner',
    id: random.uuid(),
    set: { ...one, from, to: null },
    isNew: true as const,
  }))
  return [{ at, by: crew.supervisor, drafts }]
}
