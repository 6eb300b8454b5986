import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Chip } from '#client/ui/chip.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { Select } from '#client/ui/select.tsx'
import { CHANNELS, type Channel } from '#shared/visit/visit.ts'

import { hostOptions } from './host-options.ts'
import { NOBODY, type SheetFilter } from './sheet-filter.ts'
import { useNames } from './use-names.ts'

type FilterBarProps = {
  filter: SheetFilter
  onChange: (change: Partial<SheetFilter>) => void
  people: People
}

const RECORDED = ['yes', 'no'] as const

export function FilterBar({ filter, onChange, people }: FilterBarProps) {
  const t = useText(trafficTexts)
  const names = useNames()
  const all = { value: '', label: t('all') }
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        label={t('search')}
        placeholder={t('search')}
        value={filter.query}
        onChange={(query) => onChange({ query })}
      />
      <div className="flex flex-wrap gap-2">
        <Chip
          isChosen={filter.isOpenFirst}
          onPress={() => onChange({ isOpenFirst: !filter.isOpenFirst })}
        >
          {t('openFirst')}
        </Chip>
        <Chip
          isChosen={filter.isOpenOnly}
          onPress={() => onChange({ isOpenOnly: !filter.isOpenOnly })}
        >
          {t('filter.openOnly')}
        </Chip>
      </div>
      <details className="rounded-control border border-hairline px-4">
        <summary className="min-h-12 cursor-pointer py-3 text-minor font-semibold">
          {t('filters')}
        </summary>
        <div className="grid gap-3 pb-4 rail:grid-cols-2">
          <Select
            label={t('filter.consultant')}
            options={[
              all,
              { value: NOBODY, label: t('filter.nobody') },
              ...hostOptions(people.staff),
            ]}
            value={filter.consultantId}
            onChange={(consultantId) => onChange({ consultantId })}
          />
          <Select<Channel | ''>
            label={t('filter.channel')}
            options={[
              { value: '', label: t('all') },
              ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })),
            ]}
            value={filter.channel}
            onChange={(channel) => onChange({ channel })}
          />
          <Select
            label={t('filter.source')}
            options={[all, ...names.sources]}
            value={filter.source}
            onChange={(source) => onChange({ source })}
          />
          <Select<SheetFilter['recorded']>
            label={t('filter.recorded')}
            options={[
              { value: '', label: t('all') },
              ...RECORDED.map((value) => ({ value, label: t(value) })),
            ]}
            value={filter.recorded}
            onChange={(recorded) => onChange({ recorded })}
          />
        </div>
      </details>
    </div>
  )
}
