import { personalTexts } from '#client/locales/office-personal.ts'
import { type KeyOf, useText } from '#client/locales/use-text.ts'

type FieldKey = Extract<KeyOf<typeof personalTexts>, `field.${string}`>

/** The same thing is called the same in every kind. */
const WORDS: Readonly<Record<string, FieldKey>> = {
  ...{ nameOrCall: 'field.name', customerName: 'field.name', phone: 'field.phone' },
  ...{ plateTail: 'field.plate', plate: 'field.plate', sourceDetail: 'field.source' },
  ...{ competitor: 'field.competitor', note: 'field.note', question: 'field.question' },
  ...{ place: 'field.place', description: 'field.description', vinLast6: 'field.vin' },
  ...{ customerWish: 'field.wish', orderRef: 'field.order', solution: 'field.solution' },
  ...{ rootCause: 'field.cause', prevention: 'field.prevention', caption: 'field.caption' },
  ...{ compensationCny: 'field.money', reason: 'field.reason', sha256: 'field.picture' },
  ...{ invalidReason: 'field.reason', voidReason: 'field.reason' },
}

/** A field without a word is called by its name. */
export function useFieldWord(): (field: string) => string {
  const p = useText(personalTexts)
  return (field) => {
    const key = WORDS[field]
    return key ? p(key) : field
  }
}
