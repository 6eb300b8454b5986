import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { DeviceConcern } from '#shared/office/device-health.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'

/** What there is to look at, in words with its figure. */
export function useConcernWords(zone: string) {
  const t = useText(healthTexts)
  const format = useFormat()
  return (concern: DeviceConcern, device: OfficeDevice): string => {
    switch (concern) {
      case 'refused':
        return t('concern.refused', { count: device.refused })
      case 'returnedEmpty': {
        const at = device.returnedEmptyAt
        return t('concern.returnedEmpty', {
          time: at === null ? '' : format.dayTime(at, zone),
        })
      }
      default:
        return t(`concern.${concern}`)
    }
  }
}
