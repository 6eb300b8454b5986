/** What a round still lacks besides answers: the photos its rules ask for. */
import type { InspectionItem } from './inspection-template.ts'
import type { Answers } from './score.ts'

/** Slots of photos on a round: of the row as found, and of the row put right at once. */
export function afterSlot(itemId: string): string {
  return `${itemId}-after`
}

export type PhotoDuty = {
  readonly itemId: string
  /** Drawn rows show what was seen; failed ones what is wrong; minor ones what was put right. */
  readonly type: 'drawn' | 'fail' | 'after'
  readonly slot: string
}

/** Photos asked for and neither there nor explained. `slots` = those that hold a photo. */
export function missingPhotos(input: {
  readonly items: readonly InspectionItem[]
  readonly answers: Answers
  readonly drawn: readonly string[]
  readonly slots: ReadonlySet<string>
}): PhotoDuty[] {
  const { items, answers, drawn, slots } = input
  return items.flatMap((item) => {
    const answer = answers.get(item.id)
    const duty = answer && !answer.noPhoto ? dutyOf(item, answer.type, drawn) : null
    return duty && !slots.has(duty.slot) ? [duty] : []
  })
}

/** The photo this answer asks for, whether it is there or not. */
export function dutyOf(
  item: Pick<InspectionItem, 'id' | 'photoOnFail'>,
  type: 'pass' | 'minor' | 'fail' | 'na',
  drawn: readonly string[],
): PhotoDuty | null {
  const itemId = item.id
  if (type === 'minor') return { itemId, type: 'after', slot: afterSlot(itemId) }
  if (type === 'fail' && item.photoOnFail) return { itemId, type: 'fail', slot: itemId }
  if (type === 'pass' && drawn.includes(itemId)) {
    return { itemId, type: 'drawn', slot: itemId }
  }
  return null
}
