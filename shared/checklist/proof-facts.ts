/** The records of a day as the facts its lists are proved by. */
import type { Complaint } from '../complaint/complaint.ts'
import { clockState } from '../complaint/complaint-clock.ts'
import { complaintCourse, type StepRecord } from '../complaint/complaint-course.ts'
import type { RuleBook } from '../complaint/rule-book.ts'
import type { HeldRound } from '../inspection/due-rounds.ts'
import type { Recognition } from '../meeting/recognition.ts'
import { standingVisits } from '../visit/count-visits.ts'
import type { Visit, VisitUndo } from '../visit/visit.ts'
import { isVisitComplete } from '../visit/visit-gaps.ts'
import type { ProofFacts } from './proof.ts'

type Identified<T> = T & { readonly id: string }

export type HeldComplaint = Identified<Complaint> & {
  readonly captured: readonly [number, number, number] | null
}

export type DayRecords = {
  readonly rounds: readonly HeldRound[]
  readonly recognitions: readonly Identified<Recognition>[]
  readonly visits: readonly Identified<Visit>[]
  readonly undos: readonly Identified<VisitUndo>[]
  /** Null on days that are over: clocks show the present only. */
  readonly complaints: readonly OpenComplaintRecord[] | null
  /** What the store has decided of its complaints. */
  readonly book?: RuleBook | undefined
}

export type OpenComplaintRecord = {
  readonly complaint: HeldComplaint
  readonly steps: readonly StepRecord[]
}

export function proofFacts(records: DayRecords, now: number): ProofFacts {
  const { rounds, recognitions, visits, undos, complaints, book } = records
  return {
    rounds,
    recognitionIds: recognitions.filter((r) => r.removed !== true).map(({ id }) => id),
    openVisitIds: openVisits(visits, undos),
    ...(complaints && {
      complaints: {
        openIds: complaints.map(({ complaint }) => complaint.id),
        redIds: complaints
          .filter((one) => clockOf(one, now, book).type === 'overdue')
          .map(({ complaint }) => complaint.id),
      },
    }),
  }
}

/** Visits that count and whose row still lacks something. */
export function openVisits(
  visits: readonly Identified<Visit>[],
  undos: readonly Identified<VisitUndo>[],
): string[] {
  return standingVisits(visits, undos)
    .filter((visit) => !isVisitComplete(visit))
    .map(({ id }) => id)
}

export function clockOf(
  { complaint, steps }: OpenComplaintRecord,
  now: number,
  book?: RuleBook,
) {
  const course = complaintCourse(steps)
  return clockState({ complaint, course, captured: complaint.captured, book }, now)
}
