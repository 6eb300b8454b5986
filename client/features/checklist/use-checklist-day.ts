import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useAll, useChildrenOf, useDay, useOpen } from '#client/data/use-records.ts'
import { useRuleBook } from '#client/data/use-rule-book.ts'
import { type ChecklistRun, checklistRun } from '#shared/checklist/checklist-run.ts'
import { checklistTemplate } from '#shared/checklist/checklist-template.ts'
import { dayRuns, newestChecklist } from '#shared/checklist/day-runs.ts'
import { type OpenComplaintRecord, proofFacts } from '#shared/checklist/proof-facts.ts'
import type { RunView } from '#shared/checklist/run-view.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { type Recognition, recognition } from '#shared/meeting/recognition.ts'
import type { Store } from '#shared/store/store.ts'
import { type Visit, visit, visitUndo } from '#shared/visit/visit.ts'

export type ChecklistDay = {
  readonly day: string
  readonly views: readonly RunView[]
  /** Runs of any day nobody has closed yet. */
  readonly openRuns: readonly Held<ChecklistRun>[]
  /** What new runs are made from; null = there is none. */
  readonly templateId: string | null
  readonly runs: readonly Held<ChecklistRun>[]
  readonly visits: readonly Held<Visit>[]
  readonly recognitions: readonly Held<Recognition>[]
  readonly complaints: readonly OpenComplaintRecord[]
}

/** The lists of a day with what proves them; undefined while the first read runs. */
export function useChecklistDay(
  store: Held<Store>,
  day: string,
  time: { today: string; now: number },
): ChecklistDay | undefined {
  const templates = useAll(checklistTemplate)
  const runs = useDay(checklistRun, day)
  const openRuns = useOpen(checklistRun)
  const rounds = useDay(inspectionRound, day)
  const recognitions = useDay(recognition, day)
  const visits = useDay(visit, day)
  const undos = useDay(visitUndo, day)
  const complaints = useOpenComplaints()
  const book = useRuleBook()
  const { today, now } = time
  return useMemo(() => {
    if (!templates || !runs || !openRuns || !rounds) return undefined
    if (!recognitions || !visits || !undos || !complaints) return undefined
    const isToday = day === today
    const facts = proofFacts(
      {
        rounds,
        recognitions,
        visits,
        undos,
        complaints: isToday ? complaints : null,
        book,
      },
      now,
    )
    const plan = { storeId: store.id, day, hours: store, templates, runs, facts }
    const views = dayRuns(plan, now)
    const templateId = newestChecklist(templates)?.id ?? null
    return { day, views, openRuns, templateId, runs, visits, recognitions, complaints }
  }, [
    templates,
    runs,
    openRuns,
    rounds,
    recognitions,
    visits,
    undos,
    complaints,
    store,
    book,
    day,
    today,
    now,
  ])
}

function useOpenComplaints(): readonly OpenComplaintRecord[] | undefined {
  const open = useOpen(complaint)
  const ids = useMemo(() => (open ?? []).map(({ id }) => id), [open])
  const steps = useChildrenOf(complaintStep, ids)
  return useMemo(
    () =>
      open && steps
        ? open.map((one) => ({
            complaint: one,
            steps: steps.filter(({ complaintId }) => complaintId === one.id),
          }))
        : undefined,
    [open, steps],
  )
}
