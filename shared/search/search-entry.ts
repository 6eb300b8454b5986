/** A record as the search sees it, and how well a query finds it. */
import { complaintNumber } from '../complaint/complaint-number.ts'
import type { Fields } from '../record/record.ts'
import { fold } from './fold.ts'
import { likeness } from './grams.ts'
import { SEARCHED, type Searched } from './searched.ts'

export type SearchEntry = {
  readonly kind: string
  readonly id: string
  readonly day: string | null
  readonly names: readonly string[]
  /** Digits only. */
  readonly phones: readonly string[]
  readonly plates: readonly string[]
  /** What people call it: a complaint's number. */
  readonly number: string
  /** All other words, folded, a line each. */
  text: string
}

/** The first letters of a folded name as it is said: `zw` and `zhangwei` for 张伟. */
export type Spell = (name: string) => readonly string[]

/** What a hit is worth, best first. */
const WORTH = { exact: 100, start: 60, number: 80, phone: 70, plate: 70, name: 40 } as const
const SPELLED = 30
const TEXT = 10

/** Null for a kind that is not searched. */
export function entryOf(
  record: { kind: string; id: string; body: Fields },
  simplified: ReadonlyMap<string, string>,
): SearchEntry | null {
  const { kind, id, body } = record
  const searched = SEARCHED.get(kind)
  if (!searched) return null
  const foldAll = (fields: readonly string[]) =>
    stringsIn(body, fields).map((value) => fold(value, simplified))
  const day = typeof body.day === 'string' ? body.day : null
  return {
    kind,
    id,
    day,
    names: foldAll(searched.names),
    phones: foldAll(searched.phones).map((phone) => phone.replace(/\D/g, '')),
    plates: foldAll(searched.plates),
    number:
      kind === 'complaint' && day
        ? foldNumber(fold(complaintNumber({ id, day }), simplified))
        : '',
    text: [...foldAll(searched.texts), ...familyTexts(body, searched, simplified)].join(
      '\n',
    ),
  }
}

/** 0 when some term is not found at all. `spell`: only for queries in letters. */
export function rank(entry: SearchEntry, terms: readonly string[], spell?: Spell): number {
  let sum = 0
  for (const term of terms) {
    const worth = worthOf(entry, term, spell)
    if (worth === 0) return 0
    sum += worth
  }
  return sum
}

function worthOf(entry: SearchEntry, term: string, spell: Spell | undefined): number {
  return Math.max(
    nameWorth(entry.names, term),
    /^\d{4,}$/.test(term) && entry.phones.some((phone) => isPhoneFound(phone, term))
      ? WORTH.phone
      : 0,
    term.length >= 2 && entry.plates.some((plate) => plate.endsWith(term))
      ? WORTH.plate
      : 0,
    term.length >= 3 && entry.number.includes(foldNumber(term)) ? WORTH.number : 0,
    spell && isSpelled(entry.names, term, spell) ? SPELLED : 0,
    TEXT * likeness(entry.text, term),
  )
}

function nameWorth(names: readonly string[], term: string): number {
  let best = 0
  for (const name of names) {
    if (name === term) return WORTH.exact
    if (name.startsWith(term)) best = WORTH.start
    else if (best === 0 && name.includes(term)) best = WORTH.name
  }
  return best
}

/** The last four, or a longer piece from anywhere. */
function isPhoneFound(phone: string, digits: string): boolean {
  return digits.length === 4 ? phone.endsWith(digits) : phone.includes(digits)
}

function isSpelled(names: readonly string[], term: string, spell: Spell): boolean {
  return names.some((name) => spell(name).some((spelled) => spelled.startsWith(term)))
}

/** As Crockford meant it to be typed: O is 0, I and L are 1. */
function foldNumber(folded: string): string {
  return folded.replace(/o/g, '0').replace(/[il]/g, '1')
}

function stringsIn(body: Fields, fields: readonly string[]): string[] {
  return fields.flatMap((field) => {
    const value = body[field]
    const all = Array.isArray(value) ? value : [value]
    return all.filter((one) => typeof one === 'string' && one !== '')
  })
}

/** The words of answers: reasons, notes, who did it. */
function familyTexts(
  body: Fields,
  { families }: Searched,
  simplified: ReadonlyMap<string, string>,
): string[] {
  if (families.length === 0) return []
  return Object.entries(body)
    .filter(([field]) => families.some((prefix) => field.startsWith(`${prefix}.`)))
    .flatMap(([, value]) =>
      stringsIn((value ?? {}) as Fields, ['reason', 'note', 'doneBy']),
    )
    .map((value) => fold(value, simplified))
}
