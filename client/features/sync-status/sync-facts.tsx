import { pageClock } from '#client/data/page-clock.ts'
import { useDevice } from '#client/data/use-device.ts'
import { useDownload } from '#client/data/use-download.ts'
import { useScopeFacts } from '#client/data/use-scope-facts.ts'
import { useStorage } from '#client/data/use-storage.ts'
import type { SyncState } from '#client/data/use-sync-state.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { type Fact, Facts } from './facts.tsx'
import { formatBytes } from './format-bytes.ts'

/** Below this a difference is the network's, not the clock's. */
const CLOCK_GOOD_MS = 1_000
/** From here on it is worth a look (product.md 2.4). */
const CLOCK_ODD_MS = 2 * 60_000

/** Storage, clock, comparison, version: what one reads out to whoever helps. */
export function SyncFacts({ state, zone }: { state: SyncState; zone: string }) {
  const t = useText(syncTexts)
  const format = useFormat()
  const storage = useStorage()
  const matchedAt = useScopeFacts()?.matchedAt ?? null
  const download = useDownload()
  const device = useDevice()
  // Before this page's first answer, what earlier ones taught.
  const offset = state.offsetMs ?? pageClock.offset
  const offMs = offset === null ? null : Math.abs(offset)
  const facts: Fact[] = [
    {
      label: t('storage'),
      value:
        storage.used === null || storage.quota === null
          ? t('storageUnknown')
          : t('storageOf', {
              used: formatBytes(storage.used),
              quota: formatBytes(storage.quota),
            }),
      isOdd: (storage.used ?? 0) > 0.8 * (storage.quota ?? Number.POSITIVE_INFINITY),
    },
    { label: t('kept'), value: t(storage.isKept ? 'keptYes' : 'keptNo') },
    {
      label: t('clock'),
      value:
        offMs === null
          ? t('clockUnknown')
          : offMs < CLOCK_GOOD_MS
            ? t('clockGood')
            : t('clockOff', { time: format.duration(offMs) }),
      isOdd: offMs !== null && offMs > CLOCK_ODD_MS,
    },
    {
      label: t('digest'),
      value:
        matchedAt === null
          ? t('digestNever')
          : t('digestAt', { time: format.dayTime(matchedAt, zone) }),
    },
    ...(download && download.state !== 'done'
      ? [{ label: t('download'), value: t('downloadRunning') }]
      : []),
    { label: t('version'), value: __APP_VERSION__ },
    { label: t('client'), value: device?.deviceId.slice(0, 8) ?? '' },
  ]
  return <Facts facts={facts} />
}
