import { briefingTexts } from '#client/locales/briefing.ts'
import { useText } from '#client/locales/use-text.ts'

/** Nothing of the store: what a display shows that is not, or no longer, one of ours. */
export function WallStop({ why }: { why: 'revoked' | 'notEnrolled' }) {
  const t = useText(briefingTexts)
  return (
    <main className="wall grid place-items-center" style={{ cursor: 'auto' }}>
      <div className="flex max-w-[80vw] flex-col items-center gap-[0.6em] text-center">
        <img src="/mark.svg" alt="" className="size-[2.4em] rounded-card" />
        <h1 className="font-semibold text-balance">{t(why)}</h1>
        <p className="text-balance text-muted" style={{ fontSize: 'calc(4 * var(--u))' }}>
          {t('enrolHint')}
        </p>
        <a
          href="/enrol"
          className="inline-flex min-h-12 items-center rounded-control border border-line px-[0.8em] text-primary"
          style={{ fontSize: 'calc(4 * var(--u))' }}
        >
          {t('enrolAgain')}
        </a>
      </div>
    </main>
  )
}
