import { useQuery } from '@tanstack/react-query'
import { auditTexts } from '#client/locales/office-audit.ts'
import { useText } from '#client/locales/use-text.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { AUDIT_ACTS } from '#shared/office/audit-acts.ts'
import { MAX_PAGE } from '#shared/office/office-list.ts'
import { officePeopleSchema } from '#shared/office/people-protocol.ts'
import { officeCall } from '../office-call.ts'
import { useDeviceOptions } from '../use-devices.ts'
import type { AuditFilter } from './audit-filter.ts'

type AuditFiltersProps = {
  value: AuditFilter
  onChange: (filter: AuditFilter) => void
}

/** By act, by who did it, on which device, to what, and when. */
export function AuditFilters({ value, onChange }: AuditFiltersProps) {
  const a = useText(auditTexts)
  const people = usePeopleOptions()
  const devices = useDeviceOptions()
  const everything = { value: '', label: a('all') }
  const set = (field: keyof AuditFilter) => (chosen: string) =>
    onChange({ ...value, [field]: chosen })
  return (
    <div className="grid w-full grid-cols-[repeat(auto-fill,minmax(min(14rem,100%),1fr))] gap-4">
      <Select
        label={a('act')}
        value={value.act}
        onChange={set('act')}
        options={[
          everything,
          ...AUDIT_ACTS.map((act) => ({ value: act, label: a(`act.${act}`) })),
        ]}
      />
      <Select
        label={a('person')}
        value={value.person}
        onChange={set('person')}
        options={[everything, ...people]}
      />
      <Select
        label={a('device')}
        value={value.device}
        onChange={set('device')}
        options={[everything, ...devices]}
      />
      <Select
        label={a('object')}
        value={value.object}
        onChange={set('object')}
        options={[everything, ...people, ...devices]}
      />
      <TextField label={a('from')} type="date" value={value.from} onChange={set('from')} />
      <TextField label={a('to')} type="date" value={value.to} onChange={set('to')} />
    </div>
  )
}

function usePeopleOptions() {
  const query = { limit: MAX_PAGE }
  const { data } = useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) =>
      officeCall({ path: '/people', query, reply: officePeopleSchema, signal }),
  })
  return (data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
