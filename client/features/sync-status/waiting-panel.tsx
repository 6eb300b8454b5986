import { CloudCheck, CloudUpload, SendHorizontal } from 'lucide-react'
import { syncNow } from '#client/data/sync-now.ts'
import { useNow } from '#client/data/use-now.ts'
import type { SyncState } from '#client/data/use-sync-state.ts'
import { useWaitingKinds } from '#client/data/use-waiting-kinds.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { wallTime } from '#shared/record/business-day.ts'
import { formatBytes } from './format-bytes.ts'
import { useKindWords } from './kind-words.ts'

export type WaitingPanelProps = { state: SyncState; zone: string }

/** What is safe, what waits and since when, when it is tried again. Counts move only on acks. */
export function WaitingPanel({ state, zone }: WaitingPanelProps) {
  const t = useText(syncTexts)
  const tPhoto = useText(photoTexts)
  const format = useFormat()
  const kindWord = useKindWords()
  const kinds = useWaitingKinds()
  const now = useNow(1_000)
  const { waiting, oldestWaitingAt, lastAckAt, nextTryAt } = state
  const { photosWaiting, photosRefused } = state
  const hasPhotos = photosWaiting + photosRefused > 0
  const isAllThere =
    waiting === 0 && state.refused === 0 && !hasPhotos && lastAckAt !== null
  const Icon = isAllThere ? CloudCheck : CloudUpload
  const dayOf = (at: number) => wallTime(at, zone).day
  const when = (at: number) =>
    dayOf(at) === dayOf(now) ? format.time(at, zone) : format.dayTime(at, zone)
  const counted = kinds?.map(({ kind, count }) =>
    t('kindCount', { kind: kindWord(kind), count }),
  )
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      <div className="flex gap-4">
        <Icon
          className={`mt-0.5 size-8 shrink-0 ${isAllThere ? 'text-ok' : 'text-muted'}`}
          aria-hidden
        />
        <div className="min-w-0 flex-1">
          <p className="figures text-row font-semibold">
            {waiting > 0
              ? t('waiting', { count: waiting })
              : t(isAllThere ? 'allSent' : 'noneWaits')}
          </p>
          {waiting > 0 && (
            <p className="figures text-minor text-muted">{counted?.join('・')}</p>
          )}
          <p className="figures text-minor text-muted">
            {lastAckAt === null
              ? t('onServerNever')
              : t('onServerAt', { time: when(lastAckAt) })}
          </p>
          {photosWaiting > 0 && (
            <p className="figures text-minor text-muted">
              {tPhoto('waiting', {
                count: photosWaiting,
                size: formatBytes(state.photoBytes),
              })}
            </p>
          )}
          {photosRefused > 0 && (
            <p className="figures text-minor text-attention">
              {tPhoto('refusedCount', { count: photosRefused })}
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="figures text-minor text-muted">
          {waiting > 0 && oldestWaitingAt !== null && (
            <span className="me-3">
              {t('oldest', { time: format.duration(now - oldestWaitingAt) })}
            </span>
          )}
          {nextTryAt === null
            ? t('nextTryOnline')
            : nextTryAt - now < 1_000
              ? t('nextTrySoon')
              : t('nextTry', { time: format.duration(nextTryAt - now) })}
        </p>
        <Button
          tone={waiting + photosWaiting > 0 ? 'primary' : 'secondary'}
          icon={SendHorizontal}
          isBusy={state.sending}
          onPress={syncNow}
        >
          {t(state.sending ? 'sending' : 'sendNow')}
        </Button>
      </div>
    </section>
  )
}
