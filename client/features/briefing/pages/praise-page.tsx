import { useDays } from '#client/data/use-records.ts'
import { meetingWallTexts } from '#client/locales/meeting-wall.ts'
import { useText } from '#client/locales/use-text.ts'
import { recognition } from '#shared/meeting/recognition.ts'
import { shiftDay } from '#shared/record/business-day.ts'
import type { PageProps } from './page-props.ts'

/** One named person, one concrete act: what was praised last, of yesterday or today. */
export function PraisePage({ day, people }: Pick<PageProps, 'day' | 'people'>) {
  const t = useText(meetingWallTexts)
  const praises = useDays(recognition, shiftDay(day, -1), day)
    ?.filter((one) => one.removed !== true)
    .toSorted((a, b) => b.at - a.at)
  if (!praises) return null
  const [first, ...rest] = praises
  if (!first) return <p className="m-auto text-balance text-muted">{t('noPraise')}</p>
  return (
    <div className="m-auto flex max-w-full flex-col items-center gap-[0.4em] text-center">
      <p className="wall-figure max-w-full truncate">{people.nameOf(first.personId)}</p>
      <p className="wall-label line-clamp-3 text-balance font-normal">{first.text}</p>
      {rest.length > 0 && <p className="text-muted">{t('more', { count: rest.length })}</p>}
    </div>
  )
}
