/** Who answers for an area on a day, and which display cars stand in it. */
import type { ZoneOwner } from './zone-owner.ts'

type Assignment = ZoneOwner & { readonly id: string }

/** In force on `day` (`YYYY-MM-DD`): `from` counts, `to` no longer. */
export function isInForce({ from, to }: Pick<ZoneOwner, 'from' | 'to'>, day: string) {
  return from <= day && (!to || day < to)
}

/** The assignment of the area itself; of several the latest begun. */
export function zoneOwnerOf<A extends Assignment>(
  assignments: readonly A[],
  areaCode: string,
  day: string,
): A | null {
  return (
    assignments
      .filter((a) => a.areaCode === areaCode && !a.displayCar && isInForce(a, day))
      .sort((a, b) => (a.from === b.from ? byId(a, b) : a.from < b.from ? 1 : -1))[0] ??
    null
  )
}

/** By area, then by name. */
export function displayCars<A extends Assignment>(
  assignments: readonly A[],
  day: string,
): (A & { readonly displayCar: string })[] {
  return assignments
    .flatMap((a) => {
      const { displayCar } = a
      return displayCar && isInForce(a, day) ? [{ ...a, displayCar }] : []
    })
    .sort(
      (a, b) =>
        compare(a.areaCode, b.areaCode) ||
        compare(a.displayCar, b.displayCar) ||
        byId(a, b),
    )
}

function byId(a: Assignment, b: Assignment): number {
  return compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
