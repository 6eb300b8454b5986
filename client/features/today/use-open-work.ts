import { useMemo } from 'react'
import type { Held } from '#client/data/held.ts'
import { useChildrenOf, useDay, useOpen } from '#client/data/use-records.ts'
import type { OpenComplaintRecord } from '#shared/checklist/proof-facts.ts'
import { complaint, complaintStep } from '#shared/complaint/complaint.ts'
import { type Task, task } from '#shared/desk/task.ts'
import { type CardCourse, cardCourse } from '#shared/inspection/card-course.ts'
import {
  type CorrectiveAction,
  cardStep,
  correctiveAction,
} from '#shared/inspection/corrective-action.ts'

export type OpenCard = {
  readonly card: Held<CorrectiveAction>
  readonly course: CardCourse
}

/** Open complaints with their steps; undefined while the first read runs. */
export function useOpenComplaints(): readonly OpenComplaintRecord[] | undefined {
  const open = useOpen(complaint)
  const steps = useChildrenOf(complaintStep, useIds(open))
  return useMemo(() => {
    if (!open || !steps) return undefined
    return open.map((one) => ({
      complaint: one,
      steps: steps.filter(({ complaintId }) => complaintId === one.id),
    }))
  }, [open, steps])
}

/** Corrective actions nobody has verified yet. */
export function useOpenCards(): readonly OpenCard[] | undefined {
  const open = useOpen(correctiveAction)
  const steps = useChildrenOf(cardStep, useIds(open))
  return useMemo(() => {
    if (!open || !steps) return undefined
    return open.map((card) => {
      const own = steps.filter(({ cardId }) => cardId === card.id)
      return { card, course: cardCourse(card, own) }
    })
  }, [open, steps])
}

/** Open notes of any day, and all of today's. */
export function useTasks(day: string): readonly Held<Task>[] | undefined {
  const open = useOpen(task)
  const today = useDay(task, day)
  return useMemo(() => {
    if (!open || !today) return undefined
    const ofToday = new Set(today.map(({ id }) => id))
    return [...today, ...open.filter(({ id }) => !ofToday.has(id))]
  }, [open, today])
}

function useIds(records: readonly { readonly id: string }[] | undefined): string[] {
  return useMemo(() => (records ?? []).map(({ id }) => id), [records])
}
