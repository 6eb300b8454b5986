import { checklistTexts } from '#client/locales/checklist.ts'
import { useText } from '#client/locales/use-text.ts'
import { ANY_TIME } from '#shared/checklist/slots.ts'

/** `巡視 10:00` of `patrol-1000`. */
export function useSlotName(): (slot: string) => string {
  const t = useText(checklistTexts)
  return (slot) => {
    const [moment = '', digits = ''] = slot.split('-')
    if (slot === ANY_TIME) return t('slot.anytime')
    if (moment === 'patrol') {
      return t('slot.patrol', { time: `${digits.slice(0, 2)}:${digits.slice(2)}` })
    }
    if (moment === 'weekly') return t('slot.weekly')
    return t(moment === 'closing' ? 'slot.closing' : 'slot.opening')
  }
}

/** `YYYY-MM-DD` of a run's id (`<store>:<day>:<slot>`); null when it is none. */
export function dayOfRun(id: string): string | null {
  const day = id.split(':').at(-2) ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null
}
