/** Which rows a round asks for, and which of them are drawn to be looked at one by one. */
import type {
  InspectionArea,
  InspectionItem,
  InspectionTemplate,
  RoundMoment,
} from './inspection-template.ts'
import { spread } from './spread.ts'

/** Rows drawn per round, against walking past with "all pass" (product.md 3.3). */
export const DRAWN_COUNT = 3

type Sheet = Pick<InspectionTemplate, 'areas' | 'items'>

/** The rows of a round in walking order. A spot round asks what a patrol asks. */
export function itemsOf({ areas, items }: Sheet, moment: RoundMoment): InspectionItem[] {
  const hasOwn = moment !== 'spot' || items.some((item) => item.moments.includes('spot'))
  const asked = hasOwn ? moment : 'patrol'
  const order = new Map(areas.map(({ code }, i) => [code, i]))
  const place = (item: InspectionItem) => order.get(item.area) ?? areas.length
  return items
    .filter((item) => item.moments.includes(asked))
    .toSorted((a, b) => place(a) - place(b))
}

export type Zone = {
  readonly area: InspectionArea
  readonly items: readonly InspectionItem[]
}

/** The areas of a round in walking order, each with its rows; those without rows left out. */
export function zonesOf(sheet: Sheet, moment: RoundMoment): Zone[] {
  const items = itemsOf(sheet, moment)
  return sheet.areas.flatMap((area) => {
    const own = items.filter((item) => item.area === area.code)
    return own.length > 0 ? [{ area, items: own }] : []
  })
}

/** Item ids drawn by the round's own id: every tablet that begins it draws the same. */
export function drawItems(roundId: string, items: readonly { id: string }[]): string[] {
  const rank = new Map(items.map(({ id }) => [id, spread(`${roundId} ${id}`)]))
  const rankOf = (id: string) => rank.get(id) ?? 0
  return [...rank.keys()]
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .slice(0, DRAWN_COUNT)
}
