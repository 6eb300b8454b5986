import { storesTexts } from '#client/locales/office-stores.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { WeekHours } from '#shared/store/store.ts'

type WeekFieldProps = {
  /** What every day keeps where the week says nothing. */
  usual: { readonly opens: string; readonly closes: string }
  week: WeekHours | null
  onChange: (week: WeekHours | null) => void
  errorMessage?: string | undefined
}

/** The same hours every day, or each weekday its own; one may stay closed. */
export function WeekField({ usual, week, onChange, errorMessage }: WeekFieldProps) {
  const s = useText(storesTexts)
  const format = useFormat()
  const { opens, closes } = usual
  const change = (at: number, day: WeekHours[number]) =>
    onChange((week ?? []).map((held, i) => (i === at ? day : held)))
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={s('week')}
        value={week ? 'own' : 'same'}
        onChange={(value) =>
          onChange(
            value === 'own' ? Array.from({ length: 7 }, () => ({ opens, closes })) : null,
          )
        }
        segments={(['same', 'own'] as const).map((value) => ({
          ...{ value, label: s(`week.${value}`) },
        }))}
      />
      {week && (
        <ul className="flex flex-col gap-2">
          {week.map((day, i) => {
            const name = format.weekday(i + 1)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place
              <li key={i} className="flex flex-wrap items-end gap-3">
                <label className="flex min-h-12 min-w-32 items-center gap-3 font-medium">
                  <input
                    type="checkbox"
                    className="size-6"
                    checked={day !== null}
                    onChange={() => change(i, day ? null : { opens, closes })}
                  />
                  {name}
                </label>
                {day ? (
                  <div className="flex flex-1 gap-3 *:min-w-28 *:flex-1">
                    <TextField
                      type="time"
                      label={s('week.opens', { day: name })}
                      value={day.opens}
                      onChange={(typed) => change(i, { ...day, opens: typed })}
                    />
                    <TextField
                      type="time"
                      label={s('week.closes', { day: name })}
                      value={day.closes}
                      onChange={(typed) => change(i, { ...day, closes: typed })}
                    />
                  </div>
                ) : (
                  <span className="flex min-h-12 items-center text-muted">
                    {s('week.closed')}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {errorMessage && (
        <p role="alert" className="text-minor text-bad">
          {errorMessage}
        </p>
      )}
    </div>
  )
}
