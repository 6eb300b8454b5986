import { checklistTexts } from '#client/locales/checklist.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import type { ChecklistAnswer } from '#shared/checklist/checklist-run.ts'

/** Who did it and when, or why it was skipped, as a line. */
export function useAnswerWords(people: People, zone: string) {
  const t = useText(checklistTexts)
  const format = useFormat()
  return (answer: NonNullable<ChecklistAnswer>): string => {
    if (answer.isProved) return t('fromData')
    const who = people.nameOf(answer.byId)
    const time = format.time(answer.at, zone)
    if (answer.type === 'skipped') {
      return t('answeredSkip', { reason: answer.reason ?? '', who, time })
    }
    const line = answer.doneBy
      ? t('answeredBy', { who: answer.doneBy, by: who, time })
      : t('answeredDone', { who, time })
    return answer.note ? `${line}：${answer.note}` : line
  }
}
