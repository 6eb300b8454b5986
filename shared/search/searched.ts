/** What of each kind is searched and what a hit shows: the same on tablet and server. */
import { maskPhone } from '../privacy/mask-phone.ts'
import type { Json } from '../record/json.ts'
import type { Fields } from '../record/record.ts'

/** In the order they are read and shown: rows never move under a finger. */
export const SEARCH_GROUPS = [
  'people',
  'complaints',
  'contacts',
  'visits',
  'cards',
  'tasks',
  'checklists',
] as const
export type SearchGroup = (typeof SEARCH_GROUPS)[number]

export type Searched = {
  readonly group: SearchGroup
  /** Fields with the name of a person or a customer: found by initials, too. */
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly plates: readonly string[]
  /** Any other text. */
  readonly texts: readonly string[]
  /** Families of fields whose texts are searched (`r` of `r.A01`). */
  readonly families: readonly string[]
  /** Fields that a row shows. */
  readonly shown: readonly string[]
}

const NONE = { names: [], phones: [], plates: [], texts: [], families: [], shown: [] }

/** By name of the kind. */
export const SEARCHED: ReadonlyMap<string, Searched> = new Map(
  Object.entries({
    visit: {
      ...NONE,
      group: 'visits',
      names: ['nameOrCall'],
      phones: ['phone'],
      plates: ['plateTail'],
      texts: [
        ...['models', 'trim', 'color', 'competitor', 'note', 'source', 'sourceDetail'],
        ...['lateReason', 'paperSheetNo', 'dmsRef'],
      ],
      shown: [
        ...['nameOrCall', 'phone', 'plateTail', 'models', 'arriveAt', 'headcount'],
        ...['visitKind', 'visitOrder', 'byAppointment', 'consultantId'],
      ],
    },
    contact: {
      ...NONE,
      group: 'contacts',
      names: ['customerName'],
      phones: ['phone'],
      texts: [
        ...['model', 'source', 'sourceDetail', 'place', 'question', 'note'],
        ...['invalidReason', 'voidReason', 'dmsRef'],
      ],
      shown: ['contactKind', 'customerName', 'phone', 'model', 'receivedAt', 'handlerId'],
    },
    complaint: {
      ...NONE,
      group: 'complaints',
      names: ['customerName'],
      phones: ['phone'],
      plates: ['plate', 'vinLast6'],
      texts: [
        ...['model', 'description', 'customerWish', 'solution', 'rootCause'],
        ...['prevention', 'lateReason', 'orderRef'],
      ],
      shown: [
        'customerName',
        'phone',
        'category',
        'level',
        'learnedAt',
        'ownerId',
        'closed',
      ],
    },
    correctiveAction: {
      ...NONE,
      group: 'cards',
      texts: ['problem', 'cause', 'action', 'areaCode', 'itemId'],
      shown: ['card', 'problem', 'areaCode', 'itemId', 'ownerId', 'dueAt', 'closed'],
    },
    checklistRun: {
      ...NONE,
      group: 'checklists',
      families: ['a'],
      shown: ['moment', 'slot', 'ended'],
    },
    inspectionRound: {
      ...NONE,
      group: 'checklists',
      texts: ['note'],
      families: ['r'],
      shown: ['moment', 'slot', 'ended'],
    },
    person: {
      ...NONE,
      group: 'people',
      names: ['name'],
      shown: ['name', 'role', 'active'],
    },
    recognition: {
      ...NONE,
      group: 'people',
      texts: ['text'],
      shown: ['personId', 'text', 'at'],
    },
    task: {
      ...NONE,
      group: 'tasks',
      texts: ['text'],
      shown: ['text', 'ownerId', 'dueAt', 'doneAt'],
    },
  } satisfies Record<string, Searched>),
)

/** Steps and the like: their words are found as those of the record they belong to. */
export const SEARCHED_AS: ReadonlyMap<string, { kind: string; id: string; text: string }> =
  new Map([
    ['complaintStep', { kind: 'complaint', id: 'complaintId', text: 'note' }],
    ['cardStep', { kind: 'correctiveAction', id: 'cardId', text: 'note' }],
  ])

/** What a row shows of a record; whole phone numbers do not leave by this door. */
export function hitFields(kind: string, body: Fields): Record<string, Json> {
  const searched = SEARCHED.get(kind)
  const shown: Record<string, Json> = {}
  for (const field of searched?.shown ?? []) {
    const value = body[field]
    if (value === undefined || value === null) continue
    const isPhone = searched?.phones.includes(field) && typeof value === 'string'
    shown[field] = isPhone ? maskPhone(value) : value
  }
  return shown
}
