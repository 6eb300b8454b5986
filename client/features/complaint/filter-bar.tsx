import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip } from '#client/ui/chip.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { COMPLAINT_LEVELS } from '#shared/complaint/complaint.ts'
import type { ListFilter } from './list-filter.ts'

type FilterBarProps = {
  filter: ListFilter
  today: string
  onChange: (filter: ListFilter) => void
}

/** The usual three at hand; level and a closed day one tap further. */
export function FilterBar({ filter, today, onChange }: FilterBarProps) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const [isOpen, setIsOpen] = useState(false)
  const change = (fields: Partial<ListFilter>) => onChange({ ...filter, ...fields })
  const { isMine, isOverdue, isPaused, level, closedDay } = filter
  const more = [
    level !== null && t(`level.${level}`),
    closedDay !== null && c('closedOn', { day: closedDay }),
  ].filter(Boolean)
  return (
    <section aria-label={c('filter')} className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Chip isChosen={isMine} onPress={() => change({ isMine: !isMine })}>
          {c('filter.mine')}
        </Chip>
        <Chip isChosen={isOverdue} onPress={() => change({ isOverdue: !isOverdue })}>
          {c('filter.overdue')}
        </Chip>
        <Chip isChosen={isPaused} onPress={() => change({ isPaused: !isPaused })}>
          {c('filter.paused')}
        </Chip>
        <Chip
          isChosen={more.length > 0}
          isExpanded={isOpen}
          onPress={() => setIsOpen(!isOpen)}
        >
          {more.length > 0 ? more.join('・') : c('filter.more')}
        </Chip>
      </div>
      {isOpen && (
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('level')}
            options={[
              { value: '', label: c('all') },
              ...COMPLAINT_LEVELS.map((value) => ({
                value: String(value),
                label: t(`level.${value}`),
              })),
            ]}
            value={level === null ? '' : String(level)}
            onChange={(text) =>
              change({
                level: COMPLAINT_LEVELS.find((one) => String(one) === text) ?? null,
              })
            }
          />
          <TextField
            type="date"
            label={c('closedDay')}
            value={closedDay ?? ''}
            onChange={(day) => change({ closedDay: day && day <= today ? day : null })}
          />
        </div>
      )}
    </section>
  )
}
