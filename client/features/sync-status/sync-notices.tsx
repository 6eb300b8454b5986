import { useNow } from '#client/data/use-now.ts'
import { useScopeFacts } from '#client/data/use-scope-facts.ts'
import type { SyncState } from '#client/data/use-sync-state.ts'
import { syncTexts } from '#client/locales/sync.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from './notice.tsx'
import { syncNotices } from './sync-notice-list.ts'

const LINK_CLASS =
  'inline-flex min-h-12 items-center font-semibold underline underline-offset-4'

/** Everything out of the ordinary, the worst first; nearly always nothing. */
export function SyncNotices({ state, zone }: { state: SyncState; zone: string }) {
  const t = useText(syncTexts)
  const format = useFormat()
  const now = useNow(15_000)
  const restored = useScopeFacts()?.restored ?? null
  const notices = syncNotices({ ...state, restored }, now)
  if (notices.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      {notices.map((notice) => {
        switch (notice.type) {
          case 'offline':
            return (
              <Notice
                key={notice.type}
                tone="neutral"
                title={t('offline')}
                text={t('offlineSince', { time: format.dayTime(notice.since, zone) })}
              />
            )
          case 'restored':
            return (
              <Notice
                key={notice.type}
                tone="neutral"
                title={`${t('restored')}・${format.dayTime(notice.at, zone)}`}
                text={t('restoredHint', { count: notice.count })}
              />
            )
          case 'locked':
            return (
              <Notice
                key={notice.type}
                tone="bad"
                title={t('locked')}
                text={t('lockedHint')}
                action={
                  <a href="/enrol" className={LINK_CLASS}>
                    {t('lockedDo')}
                  </a>
                }
              />
            )
          case 'updateNeeded':
            return (
              <Notice
                key={notice.type}
                tone="attention"
                title={t('updateNeeded')}
                text={t('updateNeededHint')}
                action={<Button onPress={() => location.reload()}>{t('updateNow')}</Button>}
              />
            )
          default:
            return (
              <Notice
                key={notice.type}
                tone={notice.type === 'notSaved' ? 'bad' : 'attention'}
                title={t(notice.type)}
                text={t(`${notice.type}Hint`)}
              />
            )
        }
      })}
    </div>
  )
}
