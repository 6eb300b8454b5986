import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { hoursShown } from '#shared/visit/hours-of-day.ts'

type HourBarsProps = {
  /** Batches, 24 entries. */
  byHour: readonly number[]
  total: number
  /** `HH:MM` of the store. */
  opens: string
  closes: string
  /** Marked as the running one. */
  currentHour: number
}

/** Batches of each hour: bars with numbers to look at, a table to listen to. */
export function HourBars({ byHour, total, opens, closes, currentHour }: HourBarsProps) {
  const t = useText(doorTexts)
  const hours = hoursShown({ byHour, opens, closes })
  const busiest = Math.max(1, ...byHour)
  return (
    <div className="px-5 pb-4">
      <div aria-hidden="true" className="flex h-28 items-stretch gap-1">
        {hours.map((hour) => {
          const count = byHour[hour] ?? 0
          const isCurrent = hour === currentHour
          return (
            <div key={hour} className="flex min-w-0 flex-1 flex-col items-center gap-1">
              <span
                className={`figures mt-auto text-label ${count > 0 ? 'font-semibold' : 'text-muted'}`}
              >
                {count}
              </span>
              <span
                className={`w-full max-w-8 rounded-t-md ${isCurrent ? 'bg-primary' : 'bg-muted/40'}`}
                style={{ height: `${Math.max(3, (count / busiest) * 60)}%` }}
              />
              <span
                className={`figures text-label ${isCurrent ? 'font-semibold text-primary' : 'text-muted'}`}
              >
                {hour}
              </span>
            </div>
          )
        })}
      </div>
      <table className="sr-only">
        <caption>{t('hours')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hour')}</th>
            <th scope="col">{t('batches')}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{t('hourOf', { hour })}</th>
              <td>{byHour[hour] ?? 0}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td>{total}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
