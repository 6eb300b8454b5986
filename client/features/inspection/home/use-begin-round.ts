import { newId } from '#client/data/new-id.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSave } from '#client/data/use-save.ts'
import type { DueRound } from '#shared/inspection/due-rounds.ts'
import {
  type InspectionRound,
  inspectionRound,
} from '#shared/inspection/inspection-round.ts'
import type { InspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { drawItems, itemsOf } from '#shared/inspection/round-items.ts'
import { type Attempt, useAttempt } from '../use-attempt.ts'

type Template = InspectionTemplate & { readonly id: string }

/** Begins a round of the schedule, or one at any time. */
export function useBeginRound(day: string, onOpen: (id: string) => void) {
  const save = useSave()
  const { attempt, failed, isBusy } = useAttempt()

  function begin(
    template: Template,
    { id, slot, moment }: Pick<DueRound, 'id' | 'slot' | 'moment'>,
  ) {
    const body: InspectionRound = {
      ...{ day, templateId: template.id, moment, slot, startedAt: serverNow() },
      drawn: drawItems(id, itemsOf(template, moment)),
    }
    attempt(
      'begin',
      () => save.create(inspectionRound, body, { id }),
      () => onOpen(id),
    )
  }

  return {
    begin,
    beginSpot: (template: Template) =>
      begin(template, { id: newId(), slot: 'spot', moment: 'spot' }),
    failed: failed as Attempt['failed'],
    isBusy,
  }
}
