import { useNow } from '#client/data/use-now.ts'
import { useStorage } from '#client/data/use-storage.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { type BannerState, bannerState } from './banner-state.ts'

/** One line under the top bar, on the rare day that needs one; opens the sync sheet. */
export function SyncBanner({ onOpen }: { onOpen: () => void }) {
  const t = useText(syncTexts)
  const now = useNow(60_000)
  const { offlineSince, waiting, locked: isLocked } = useSyncState()
  const { used, quota } = useStorage()
  const storageShare = used === null || !quota ? null : used / quota
  const state = bannerState({ isLocked, offlineSince, storageShare }, now)
  const words = useBannerWords(waiting)
  if (!state) return null
  const isStrong = state.type === 'offlineLong' || state.type === 'locked'
  return (
    <section
      aria-label={t('title')}
      className={classNames(
        'flex items-center gap-3 ps-4 pe-2 rail:ps-8 rail:pe-4',
        isStrong ? 'bg-bad-tint text-bad' : 'bg-attention-tint text-attention',
      )}
    >
      <StateShape shape={isStrong ? 'square' : 'triangle'} className="size-5" />
      <p role="status" className="figures min-w-0 flex-1 py-2 text-minor font-medium">
        {words(state)}
      </p>
      <button
        type="button"
        onClick={onOpen}
        className="min-h-12 min-w-12 shrink-0 rounded-control px-3 font-semibold underline underline-offset-4"
      >
        {t('banner.open')}
      </button>
    </section>
  )
}

function useBannerWords(waiting: number): (state: BannerState) => string {
  const t = useText(syncTexts)
  const format = useFormat()
  return (state) => {
    if (state.type === 'storage') return t('banner.storage', { percent: state.percent })
    if (state.type === 'locked') return t('locked')
    const time = format.duration(state.forMs)
    return t(`banner.${state.type}`, { time, count: waiting })
  }
}
