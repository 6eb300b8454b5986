import { syncTexts } from '#client/locales/sync.ts'
import { useText } from '#client/locales/use-text.ts'
import type { KnownKind } from '#shared/permissions.ts'

const NAMED = {
  visit: 'kind.visit',
  visitUndo: 'kind.visitUndo',
  complaint: 'kind.complaint',
  complaintStep: 'kind.complaintStep',
  person: 'kind.person',
  store: 'kind.store',
  checklistTemplate: 'kind.checklistTemplate',
  checklistRun: 'kind.checklistRun',
  checklistSignature: 'kind.checklistSignature',
  inspectionTemplate: 'kind.inspectionTemplate',
  levelTable: 'kind.levelTable',
  carModel: 'kind.carModel',
  testCar: 'kind.testCar',
  inspectionRound: 'kind.inspectionRound',
  roundSignature: 'kind.roundSignature',
  correctiveAction: 'kind.correctiveAction',
  cardStep: 'kind.cardStep',
  zoneOwner: 'kind.zoneOwner',
  contact: 'kind.contact',
  attendance: 'kind.attendance',
  exportNote: 'kind.exportNote',
  recognition: 'kind.recognition',
  meeting: 'kind.meeting',
  meetingSignature: 'kind.meetingSignature',
  target: 'kind.target',
  task: 'kind.task',
  photo: 'kind.photo',
  reveal: 'kind.reveal',
} as const satisfies Record<KnownKind, string>

/** What people call a kind of record; a newer one has no word here yet. */
export function useKindWords(): (kind: string) => string {
  const t = useText(syncTexts)
  return (kind) => t(Object.hasOwn(NAMED, kind) ? NAMED[kind as KnownKind] : 'kind.other')
}
