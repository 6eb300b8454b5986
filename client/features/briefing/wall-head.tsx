import { briefingTexts } from '#client/locales/briefing.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { DataAge } from './data-age.ts'

export type WallHeadProps = {
  storeName: string
  /** The business day, `YYYY-MM-DD`: that of the numbers. */
  date: string
  /** Server time, ms. */
  now: number
  zone: string
  age: DataAge
}

/** Store, date, clock, and at the top right how old all of it is. */
export function WallHead({ storeName, date, now, zone, age }: WallHeadProps) {
  const format = useFormat()
  return (
    <header
      className="wall-head flex items-baseline gap-[0.7em]"
      style={{ gridArea: 'head' }}
    >
      <h1 className="min-w-0 truncate font-semibold">{storeName}</h1>
      <p className="shrink-0 text-muted">{format.day(date)}</p>
      <p className="wall-label figures shrink-0">{format.time(now, zone)}</p>
      <Age age={age} now={now} zone={zone} />
    </header>
  )
}

function Age({ age, now, zone }: Pick<WallHeadProps, 'age' | 'now' | 'zone'>) {
  const t = useText(briefingTexts)
  const format = useFormat()
  const words = {
    none: () => t('noDataYet'),
    fresh: () => t('data', { time: format.time(now - ageOf(age), zone) }),
    recent: () => t('data', { time: format.time(now - ageOf(age), zone) }),
    stale: () => t('dataOld', { age: format.duration(ageOf(age)) }),
  } satisfies Record<DataAge['type'], () => string>
  const isOld = age.type === 'stale' || age.type === 'none'
  return (
    <p
      className={`figures ms-auto flex shrink-0 items-center gap-[0.3em] ${isOld ? 'font-semibold text-attention' : 'text-muted'}`}
    >
      {isOld && <StateShape shape="triangle" className="size-[0.7em]" />}
      {words[age.type]()}
      {!isOld && (
        <StateShape
          shape={age.type === 'fresh' ? 'dot' : 'ring'}
          className={age.type === 'fresh' ? 'size-[0.95em]' : 'size-[0.7em]'}
        />
      )}
    </p>
  )
}

function ageOf(age: DataAge): number {
  return age.type === 'none' ? 0 : age.ageMs
}
