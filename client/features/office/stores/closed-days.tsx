import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { storesTexts } from '#client/locales/office-stores.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'

type ClosedDaysProps = {
  days: readonly string[]
  onChange: (days: string[]) => void
}

/** Holidays: no list is asked for, no opening hour counts. */
export function ClosedDays({ days, onChange }: ClosedDaysProps) {
  const s = useText(storesTexts)
  const [typed, setTyped] = useState('')
  const sorted = days.toSorted()
  function handleAdd() {
    if (typed === '') return
    onChange([...new Set([...sorted, typed])].sort())
    setTyped('')
  }
  return (
    <section aria-label={s('closedDays')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            type="date"
            label={s('closedDays')}
            value={typed}
            onChange={setTyped}
          />
        </div>
        <Button icon={Plus} onPress={handleAdd}>
          {s('closedDays.add')}
        </Button>
      </div>
      {sorted.length === 0 ? (
        <p className="text-minor text-muted">{s('noneYet')}</p>
      ) : (
        <ul className="flex flex-wrap gap-2">
          {sorted.map((day) => (
            <li key={day}>
              <button
                type="button"
                aria-label={s('closedDays.remove', { day })}
                onClick={() => onChange(sorted.filter((one) => one !== day))}
                className="figures flex min-h-12 items-center gap-2 rounded-control border border-line bg-card px-3"
              >
                {day}
                <X className="size-4 text-muted" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
