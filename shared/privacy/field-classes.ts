/**
 * What every field of every kind tells of people (product.md 5.3): A nothing, B of staff or in
 * passing, C of customers, how to reach them, and what was said of or to them.
 *
 * A field that is not listed here fails a test [PR-1]; one of a newer version counts as C.
 */
import type { KnownKind } from '../permissions.ts'

export const DATA_CLASSES = ['A', 'B', 'C'] as const
export type DataClass = (typeof DATA_CLASSES)[number]

/** Fields, a blank between; `a.` is the family of that prefix. */
type Classes = { readonly [C in DataClass]?: string }

const CLASSES: Readonly<Record<KnownKind, Classes>> = {
  store: {
    A: 'name zone opens closes week closedDays quietFrom quietTo clockModes demo',
  },
  person: { A: 'role storeIds active', B: 'name' },
  visit: {
    A: `day arriveAt headcount visitKind visitOrder byAppointment leaveAt greetedAt transport
      invitedBy appointmentId source prospectId recorded notRecordedReason models trim color
      levelAtLeave steps noTestDriveReason nextContactAt wechatAdded seenOff paperSheetNo
      dmsEntered dmsEnteredAt dmsRef distinctFrom`,
    B: 'consultantId deputyId lateReason',
    C: 'nameOrCall phone plateTail sourceDetail competitor note',
  },
  visitUndo: { A: 'day visitId at duplicateOf undoes', B: 'reason' },
  complaint: {
    A: `day learnedAt enteredAt channel category level model emotion promisedAt causeType
      preventionDue preventionDoneAt compensationKind closed`,
    B: 'lateReason ownerId aboutStaff preventionOwnerId compensationBy',
    C: `customerName phone description customerWish plate vinLast6 orderRef solution rootCause
      prevention compensationCny`,
  },
  complaintStep: {
    A: `day complaintId step at satisfaction stance undoes outcome method result until fromLevel
      toLevel department otherId pairId linkAs unverified toldLevel toldRole toldWhy dueAt`,
    B: 'heardBy toId toName toldIds',
    C: 'note',
  },
  checklistTemplate: { A: 'code version name status patrols items' },
  checklistRun: { A: 'day templateId moment slot startedAt ended l.', B: 'a.' },
  checklistSignature: { A: 'day runId at type done skipped open', B: 'note' },
  inspectionTemplate: { A: 'code version name status areas items schedule' },
  carModel: { A: 'name series onSale' },
  // A plate of the store's own; what reads plates need not know whose.
  testCar: { A: 'modelId storeId insuredUntil inService', C: 'plate' },
  levelTable: { A: 'code version name status from complaint steps customer' },
  inspectionRound: { A: 'day templateId moment slot startedAt drawn ended', B: 'note r.' },
  roundSignature: {
    A: 'day roundId at type scorePct grade criticalFails notChecked',
    B: 'note',
  },
  correctiveAction: {
    A: 'day roundId itemId areaCode card issuedAt dueAt recurrenceOfId closed',
    B: 'problem cause action ownerId',
  },
  cardStep: { A: 'day cardId step at undoes dueAt toldWhy', B: 'note toldIds' },
  zoneOwner: { A: 'areaCode displayCar from to', B: 'ownerId' },
  // What a picture shows is not known: a face, a plate, a licence.
  photo: {
    A: 'day parentKind parentId slot bytes width height takenAt removed',
    C: 'sha256 caption',
  },
  contact: {
    A: `day contactKind receivedAt via firstResponseAt source model level valid recorded
      notRecordedReason appointmentAt appointmentState arrivedVisitId consent wechatAdded
      nextContactAt dmsEntered dmsEnteredAt dmsRef`,
    B: 'handlerId invalidReason voidReason',
    C: 'customerName phone sourceDetail place question note',
  },
  attendance: { A: 'day at', B: 'personId state' },
  exportNote: { A: 'day format rows personal at', B: 'what' },
  recognition: { A: 'day at removed', B: 'personId text' },
  meeting: {
    A: 'day meetingKind startAt endAt page pageAt isPaused',
    B: 'leaderId topic lesson a. f. d.',
  },
  meetingSignature: { A: 'day meetingId at present marked' },
  target: { A: 'month measure value from at', B: 'personId' },
  task: { A: 'day at dueAt doneAt removed meetingId', B: 'text ownerId' },
  reveal: { A: 'day at recordKind recordId field' },
}

const CLASS_OF: ReadonlyMap<string, ReadonlyMap<string, DataClass>> = new Map(
  Object.entries(CLASSES).map(([kind, classes]) => [kind, byField(classes)]),
)

function byField(classes: Classes): Map<string, DataClass> {
  return new Map(
    DATA_CLASSES.flatMap((c) => wordsOf(classes[c] ?? '').map((field) => [field, c])),
  )
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Everything that is tagged, with repetitions: for the test that nothing is twice. */
export function taggedFields(kind: KnownKind): string[] {
  return DATA_CLASSES.flatMap((c) => wordsOf(CLASSES[kind][c] ?? ''))
}

export function fieldClassOf(kind: string, field: string): DataClass {
  const known = CLASS_OF.get(kind)
  return known?.get(field) ?? known?.get(`${field.split('.')[0]}.`) ?? 'C'
}

/** Of the gravest field it may hold. */
export function kindClassOf(kind: string): DataClass {
  const classes = [...(CLASS_OF.get(kind)?.values() ?? ['C' as const])]
  return classes.includes('C') ? 'C' : classes.includes('B') ? 'B' : 'A'
}
