import { ChevronRight, DoorOpen, Undo2 } from 'lucide-react'
import { dismissLock } from '#client/data/session.ts'
import { identityTexts } from '#client/locales/identity.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'

export type DoorBarProps = {
  /** Batches today; undefined while the first read runs. */
  count: number | undefined
  zone: string
  onCount: () => void
  isNotSaved: boolean
  /** The last one counted here, ms, until it is taken back. */
  lastAt: number | null
  onTakeBack: () => void
}

/** Counting needs no PIN: one tap is one batch through the door. */
export function DoorBar({
  count,
  zone,
  onCount,
  isNotSaved,
  lastAt,
  onTakeBack,
}: DoorBarProps) {
  const t = useText(identityTexts)
  const format = useFormat()
  return (
    <section
      aria-label={t('door')}
      className="flex shrink-0 items-center gap-4 border-hairline border-t bg-card px-4 py-3 rail:gap-8 rail:px-8 rail:py-4 lefty:flex-row-reverse"
    >
      <div className="min-w-0 flex-1">
        <a
          href="/door"
          onClick={dismissLock}
          className="-ms-2 inline-flex min-h-12 max-w-full items-center gap-2 rounded-control px-2 text-minor text-muted transition hover:bg-surface"
        >
          <DoorOpen className="size-5 shrink-0" aria-hidden />
          {t('openDoor')}
          <span className="hidden truncate rail:inline">{t('noPin')}</span>
          <ChevronRight className="size-4 shrink-0" aria-hidden />
        </a>
        <p
          className="figures text-section font-semibold rail:text-figure"
          aria-live="polite"
        >
          {count === undefined ? '' : t('todayCount', { count })}
        </p>
        <div className="-ms-1 flex min-h-12 flex-wrap items-center gap-x-2 ps-1 text-minor">
          {isNotSaved ? (
            <p role="alert" className="flex items-center gap-2 font-semibold text-bad">
              <StateShape shape="square" className="size-5" />
              {t('notSaved')}
            </p>
          ) : (
            lastAt !== null && (
              <>
                <p className="figures text-muted">
                  {t('lastCounted', { time: format.time(lastAt, zone) })}
                </p>
                <Button tone="quiet" icon={Undo2} onPress={onTakeBack}>
                  {t('takeBack')}
                </Button>
              </>
            )
          )}
        </div>
      </div>
      <button
        type="button"
        onClick={onCount}
        className="flex min-h-30 w-1/2 max-w-md select-none flex-col items-center justify-center rounded-card bg-primary px-4 text-on-primary shadow-lift transition hover:brightness-110 active:scale-98"
      >
        <span className="text-section font-semibold rail:text-figure">{t('plusOne')}</span>
        <span className="hidden text-minor rail:inline">{t('plusOneHint')}</span>
      </button>
    </section>
  )
}
