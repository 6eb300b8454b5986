import { todayTexts } from '#client/locales/today.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { ANY_TIME } from '#shared/checklist/slots.ts'
import type { DueRound } from '#shared/inspection/due-rounds.ts'

/** What lists and rounds are called: by their moment, patrols by their time. */
export function useSubjectNames(zone: string) {
  const t = useText(todayTexts)
  const format = useFormat()
  return {
    listName(slot: string): string {
      const [moment = '', digits = ''] = slot.split('-')
      if (slot === ANY_TIME) return t('slot.anytime')
      if (moment === 'patrol') {
        return t('slot.patrol', { time: `${digits.slice(0, 2)}:${digits.slice(2)}` })
      }
      if (moment === 'weekly') return t('slot.weekly')
      return t(moment === 'closing' ? 'slot.closing' : 'slot.opening')
    },
    roundName({ moment, dueAt }: DueRound): string {
      const time = format.time(dueAt, zone)
      return moment === 'patrol' ? t('round.patrol', { time }) : t(`round.${moment}`)
    },
  }
}
