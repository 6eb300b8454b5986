import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useAll, useDay, useDays, useOpen } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { type ChecklistRun, checklistRun } from '#shared/checklist/checklist-run.ts'
import { checklistTemplate } from '#shared/checklist/checklist-template.ts'
import { dayRuns, newestChecklist } from '#shared/checklist/day-runs.ts'
import {
  clockOf,
  type OpenComplaintRecord,
  openVisits,
  proofFacts,
} from '#shared/checklist/proof-facts.ts'
import { slotsOf } from '#shared/checklist/slots.ts'
import type { Task } from '#shared/desk/task.ts'
import { cardState } from '#shared/inspection/card-course.ts'
import { clockAt, dueRounds } from '#shared/inspection/due-rounds.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { inspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { newestTemplate } from '#shared/inspection/newest-template.ts'
import { type Recognition, recognition } from '#shared/meeting/recognition.ts'
import type { Role } from '#shared/people/person.ts'
import { may } from '#shared/permissions.ts'
import { businessDay, shiftDay } from '#shared/record/business-day.ts'
import type { Store } from '#shared/store/store.ts'
import { hoursOn } from '#shared/store/store-hours.ts'
import { type BeforeOpening, beforeOpening } from '#shared/today/before-opening.ts'
import { type Today, todayCards } from '#shared/today/today-cards.ts'
import { type UnfinishedRun, unfinishedRuns } from '#shared/today/unfinished-runs.ts'
import { countVisits, type VisitTotals } from '#shared/visit/count-visits.ts'
import { visit, visitUndo } from '#shared/visit/visit.ts'
import {
  type OpenCard,
  useOpenCards,
  useOpenComplaints,
  useTasks,
} from './use-open-work.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000

export type TodayView = Today & {
  /** No template has come yet: there is nothing to plan from. */
  readonly hasPlan: boolean
  /** The lists came to be today. */
  readonly isFirstDay: boolean
  readonly unfinished: readonly UnfinishedRun[]
  /** Said in the evening; null by day. */
  readonly tonight: BeforeOpening | null
  readonly visits: VisitTotals
  /** Batches of the same weekday last week, up to this hour. */
  readonly batchesBefore: number
  readonly lastWeek: string
  readonly complaints: readonly OpenComplaintRecord[]
  readonly cardsOpen: readonly OpenCard[]
  readonly tasks: readonly Held<Task>[]
  readonly praise: readonly Held<Recognition>[]
  readonly refused: number
  readonly decisions: number
  /** When tomorrow's first list begins, ms; null without a plan. */
  readonly tomorrowAt: number | null
}

type Input = {
  readonly store: Held<Store>
  readonly role: Role
  readonly day: string
  readonly now: number
}

/** Everything Today shows; undefined while the first read runs. */
export function useToday({ store, role, day, now }: Input): TodayView | undefined {
  const lastWeek = shiftDay(day, -7)
  const templates = useAll(checklistTemplate)
  const sheets = useAll(inspectionTemplate)
  const runs = useDays(checklistRun, shiftDay(day, -1), day)
  const openRuns = useOpen(checklistRun)
  const rounds = useDay(inspectionRound, day)
  const complaints = useOpenComplaints()
  const cardsOpen = useOpenCards()
  const tasks = useTasks(day)
  const recognitions = useDay(recognition, day)
  const visits = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  const visitsBefore = useDay(visit, lastWeek)
  const undosBefore = useDay(visitUndo, lastWeek)
  const { refused, decisions } = useSyncState()
  const book = useRuleBook()

  return useMemo(() => {
    if (!templates || !sheets || !runs || !openRuns || !rounds) return undefined
    if (!complaints || !cardsOpen || !tasks || !recognitions) return undefined
    if (!visits || !undos || !visitsBefore || !undosBefore) return undefined
    const isLead = may(role, 'create', 'checklistSignature')
    const newest = newestChecklist(templates)
    const records = { rounds, recognitions, visits, undos, complaints, book }
    const planOf = {
      ...{ storeId: store.id, day, hours: store, templates, runs },
      facts: proofFacts(records, now),
    }
    const { closes } = hoursOn(store, day) ?? store
    const since = newest?.captured?.[0] ?? null
    const today = todayCards({
      ...{ now, since, closesAt: clockAt(day, closes, store.zone) },
      runs: isLead ? dayRuns(planOf, now) : [],
      rounds: isLead ? dueRounds(newestTemplate(sheets), store, day, rounds, now) : [],
      complaints: complaints.map((one) => ({
        id: one.complaint.id,
        state: clockOf(one, now, book),
      })),
      actions: cardsOpen.map(({ card, course }) => ({
        id: card.id,
        state: cardState(card, course, now),
      })),
      ...{ tasks, openVisitIds: openVisits(visits, undos), refused, decisions },
    })
    const untilNow = visitsBefore.filter(({ arriveAt }) => arriveAt <= now - WEEK_MS)
    const hoursNext = hoursOn(store, shiftDay(day, 1))
    const tomorrow = newest && hoursNext ? slotsOf(newest, shiftDay(day, 1), hoursNext) : []
    return {
      ...today,
      hasPlan: newest !== null || !isLead,
      isFirstDay: since !== null && businessDay(since, store.zone) === day,
      unfinished: isLead
        ? unfinishedRuns({ ...planOf, runs: merged(runs, openRuns) }, now)
        : [],
      tonight: beforeOpening(
        { complaints, cards: cardsOpen, book: book ?? { store } },
        now,
      ),
      visits: countVisits(visits, undos, store.zone),
      batchesBefore: countVisits(untilNow, undosBefore, store.zone).batches,
      ...{ lastWeek, complaints, cardsOpen, tasks, refused, decisions },
      praise: recognitions.filter((r) => r.removed !== true),
      tomorrowAt: tomorrow[0]?.startsAt ?? null,
    }
  }, [
    templates,
    sheets,
    runs,
    openRuns,
    rounds,
    complaints,
    cardsOpen,
    tasks,
    recognitions,
    visits,
    undos,
    visitsBefore,
    undosBefore,
    refused,
    decisions,
    store,
    role,
    day,
    now,
    lastWeek,
    book,
  ])
}

function merged(
  runs: readonly Held<ChecklistRun>[],
  openRuns: readonly Held<ChecklistRun>[],
): readonly Held<ChecklistRun>[] {
  return [...new Map([...openRuns, ...runs].map((run) => [run.id, run])).values()]
}
