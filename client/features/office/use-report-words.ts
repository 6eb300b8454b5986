import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { isStale } from '#shared/office/device-health.ts'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'

/** What a device last told about itself, in words; ≥ where it may be more by now. */
export function useReportWords(device: OfficeDevice, now: number) {
  const t = useText(healthTexts)
  const format = useFormat()
  const { waiting, oldestWaitingAt, photosWaiting, offsetMs } = device.report
  const { persisted, usedBytes, quotaBytes } = device.report

  function waitingWords(): string {
    if (waiting === null) return t('unknown')
    const count = format.number(waiting)
    const parts = [isStale(device, now) ? t('atLeast', { value: count }) : count]
    if (waiting > 0 && oldestWaitingAt !== null) {
      parts.push(t('oldest', { time: format.duration(now - oldestWaitingAt) }))
    }
    if (photosWaiting) parts.push(t('photosBehind', { count: photosWaiting }))
    return parts.join('・')
  }

  function clockWords(): string {
    if (offsetMs === null) return t('unknown')
    const seconds = Math.abs(offsetMs) / 1_000
    const shown = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds))
    return t('clockOff', { sign: offsetMs < 0 ? '−' : '+', seconds: shown })
  }

  return {
    waiting: waitingWords(),
    clock: clockWords(),
    kept: persisted === null ? t('unknown') : t(persisted ? 'kept.yes' : 'kept.no'),
    storage:
      usedBytes === null || quotaBytes === null
        ? t('unknown')
        : t('used', { used: gb(usedBytes), quota: gb(quotaBytes) }),
  }
}

function gb(bytes: number): string {
  const value = bytes / 1e9
  return value < 10 ? value.toFixed(1) : String(Math.round(value))
}
