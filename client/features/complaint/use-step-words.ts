import { useCallback } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { StepRecord } from '#shared/complaint/complaint-course.ts'

/** What a step says beside its name and its note: method, outcome, levels, who, until when. */
export function useStepWords(people: People, zone: string): (step: StepRecord) => string {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  return useCallback(
    (step) => {
      const { toLevel, fromLevel, toldRole, toldIds = [] } = step
      return [
        step.satisfaction && t(`satisfaction.${step.satisfaction}`),
        step.stance && c(`stance.${step.stance}`),
        step.unverified && c('unreached'),
        step.outcome && c(`outcome.${step.outcome}`),
        step.method && c(`method.${step.method}`),
        step.result && c(`result.${step.result}`),
        step.until && c('askedFor', { time: format.dayTime(step.until, zone) }),
        step.heardBy && c('heardByWho', { who: people.nameOf(step.heardBy) }),
        toLevel &&
          `${fromLevel ? `${t(`level.${fromLevel}`)} → ` : ''}${t(`level.${toLevel}`)}`,
        step.department && c(`department.${step.department}`),
        step.toId && people.nameOf(step.toId),
        step.toName,
        step.linkAs && c(`linkAs.${step.linkAs}`),
        toldRole && c(`told.${toldRole}`),
        step.toldWhy && c(`toldWhy.${step.toldWhy}`),
        toldIds.map(people.nameOf).join('、'),
      ]
        .filter(Boolean)
        .join('・')
    },
    [t, c, format, people, zone],
  )
}
