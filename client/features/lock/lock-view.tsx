import type { ReactNode } from 'react'
import { identityTexts } from '#client/locales/identity.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { LanguageChoice } from '#client/people/language-choice.tsx'
import { classNames } from '#client/ui/class-names.ts'
import type { LockPerson } from './lock-people.ts'
import { PeopleGrid } from './people-grid.tsx'
import { type PadResult, PinPad } from './pin-pad.tsx'

export type LockViewProps = {
  storeName: string
  isDemo: boolean
  zone: string
  /** The business day, as everywhere else, `YYYY-MM-DD`. */
  date: string
  /** Server time, ms. */
  now: number
  people: readonly LockPerson[] | undefined
  chosen: LockPerson | null
  onChoose: (personId: string | null) => void
  onPin: (pin: string) => Promise<PadResult | null>
  /** Why the tablet was locked again, if there is something to say. */
  notice: string | null
  syncChip: ReactNode
  door: ReactNode
}

/** Faces and pad beside each other on a tablet on its side, one after the other elsewhere. */
export function LockView(props: LockViewProps) {
  const { chosen, onChoose, onPin, people } = props
  const t = useText(identityTexts)
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-label={t('whoIsThere')}
      className="fixed inset-0 z-40 flex flex-col bg-canvas pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)]"
    >
      <LockHead {...props} />
      <div
        className={classNames(
          'grid min-h-0 flex-1 gap-6 overflow-y-auto px-4 py-2 rail:px-8',
          'pair:grid-cols-[3fr_2fr] pair:content-stretch pair:gap-10',
          chosen ? 'content-center' : 'content-start',
        )}
      >
        <section className={chosen ? 'hidden min-w-0 pair:block' : 'min-w-0'}>
          <div className="pair:hidden">
            <Clock {...props} />
          </div>
          <Notice text={props.notice} />
          <h1 className="pb-3 text-row font-semibold">{t('whoIsThere')}</h1>
          {people?.length === 0 && (
            <p className="text-muted">
              {t('noPeople')} {t('noPeopleHint')}
            </p>
          )}
          <PeopleGrid
            people={people ?? []}
            chosenId={chosen?.id ?? null}
            onChoose={onChoose}
          />
        </section>
        <section className={chosen ? 'self-center' : 'hidden self-center pb-16 pair:block'}>
          {chosen ? (
            <PinPad
              key={chosen.id}
              name={chosen.name}
              onPin={onPin}
              onBack={() => onChoose(null)}
            />
          ) : (
            <Clock {...props} />
          )}
        </section>
      </div>
      {props.door}
    </div>
  )
}

function LockHead({ storeName, isDemo, syncChip, chosen }: LockViewProps) {
  const t = useText(identityTexts)
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 rail:px-8">
      <p className="flex min-w-0 flex-1 items-center gap-2 text-row font-semibold">
        <span className="truncate">{storeName}</span>
        {isDemo && (
          <span className="shrink-0 rounded-small border border-line px-1.5 text-label font-medium text-muted">
            {t('demo')}
          </span>
        )}
      </p>
      {syncChip}
      <div
        className={classNames(
          'order-last w-full rail:order-none rail:block rail:w-auto',
          // A phone needs the height for the keys.
          chosen && 'hidden',
        )}
      >
        <LanguageChoice label={t('language')} />
      </div>
    </header>
  )
}

function Clock({ now, zone, date }: Pick<LockViewProps, 'now' | 'zone' | 'date'>) {
  const format = useFormat()
  return (
    <div className="flex flex-col items-center py-4 text-center">
      <p className="figures text-[clamp(4rem,11vw,8rem)] font-semibold leading-none tracking-tight">
        {format.time(now, zone)}
      </p>
      <p className="mt-3 text-section text-muted">{format.day(date)}</p>
    </div>
  )
}

function Notice({ text }: { text: string | null }) {
  return (
    <p
      role="status"
      className="mb-4 rounded-control bg-attention-tint px-4 py-3 text-attention empty:hidden"
    >
      {text}
    </p>
  )
}
