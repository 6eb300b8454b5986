/** THE list of kinds. A new kind = its definition file and one line here. */
import { carModel } from './cars/car-model.ts'
import { testCar } from './cars/test-car.ts'
import { checklistRun, checklistSignature } from './checklist/checklist-run.ts'
import { checklistTemplate } from './checklist/checklist-template.ts'
import { complaint, complaintStep } from './complaint/complaint.ts'
import { contact } from './contact/contact.ts'
import { task } from './desk/task.ts'
import { cardStep, correctiveAction } from './inspection/corrective-action.ts'
import { inspectionRound, roundSignature } from './inspection/inspection-round.ts'
import { inspectionTemplate } from './inspection/inspection-template.ts'
import { zoneOwner } from './inspection/zone-owner.ts'
import { levelTable } from './levels/level-table.ts'
import { meeting, meetingSignature } from './meeting/meeting.ts'
import { recognition } from './meeting/recognition.ts'
import { person } from './people/person.ts'
import { photo } from './photo/photo.ts'
import { exportNote } from './privacy/export-note.ts'
import { reveal } from './privacy/reveal.ts'
import type { Kind } from './record/define-kind.ts'
import { store } from './store/store.ts'
import { target } from './target/target.ts'
import { attendance } from './team/attendance.ts'
import { visit, visitUndo } from './visit/visit.ts'

export const kinds = [
  store,
  person,
  visit,
  visitUndo,
  complaint,
  complaintStep,
  checklistTemplate,
  checklistRun,
  checklistSignature,
  inspectionTemplate,
  inspectionRound,
  roundSignature,
  correctiveAction,
  cardStep,
  zoneOwner,
  levelTable,
  carModel,
  testCar,
  photo,
  contact,
  attendance,
  exportNote,
  recognition,
  meeting,
  meetingSignature,
  target,
  task,
  reveal,
] as const satisfies readonly Kind[]

/** The kinds by name, as the sync engine and the tables are handed them. */
export type KindMap = ReadonlyMap<string, Kind>

export const kindMap: KindMap = new Map<string, Kind>(
  kinds.map((kind) => [kind.name, kind]),
)
