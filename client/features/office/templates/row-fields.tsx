import { templatesTexts } from '#client/locales/office-templates.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import {
  CHECKLIST_MOMENTS,
  type ChecklistItem,
  PROOFS,
} from '#shared/checklist/checklist-template.ts'
import {
  type InspectionArea,
  type InspectionItem,
  ITEM_OWNERS,
  ROUND_MOMENTS,
} from '#shared/inspection/inspection-template.ts'
import type { CustomerLevelRow } from '#shared/levels/level-table.ts'
import type { Body, Row } from './template-rows.ts'
import { Tick } from './tick.tsx'
import { WordsFields } from './words-fields.tsx'

type RowFieldsProps = { row: Row; body: Body; onChange: (row: Row) => void }

/** What a row says in three languages, and when and how it is asked. */
export function RowFields({ row, body, onChange }: RowFieldsProps) {
  const s = useText(templatesTexts)
  if ('moment' in row) return <PointFields row={row} onChange={onChange} />
  if ('area' in row) {
    const areas = Array.isArray(body.areas) ? (body.areas as InspectionArea[]) : []
    return <ItemFields row={row} areas={areas} onChange={onChange} />
  }
  return (
    <div className="flex flex-col gap-4">
      <WordsFields
        label={s('name')}
        words={row.name}
        onChange={(name) => onChange({ ...row, name })}
      />
      <WordsFields
        label={s('meaning')}
        words={row.meaning}
        onChange={(meaning) => onChange({ ...row, meaning })}
      />
      <WordsFields
        label={s('action')}
        words={row.action}
        onChange={(action) => onChange({ ...row, action })}
      />
      <LevelFields row={row} onChange={onChange} />
    </div>
  )
}

function PointFields({
  row,
  onChange,
}: {
  row: ChecklistItem
  onChange: (row: ChecklistItem) => void
}) {
  const s = useText(templatesTexts)
  const format = useFormat()
  const { weekday: _, isAnyTime: __, ...rest } = row
  return (
    <div className="flex flex-col gap-4">
      <WordsFields
        label={s('text')}
        words={row.text}
        onChange={(text) => onChange({ ...row, text })}
      />
      <div className="grid gap-4 rail:grid-cols-3">
        <Select
          label={s('moment')}
          value={row.moment}
          onChange={(moment) => onChange({ ...rest, moment, times: [] })}
          options={CHECKLIST_MOMENTS.map((m) => ({ value: m, label: s(`moment.${m}`) }))}
        />
        {row.moment === 'weekly' ? (
          <Select
            label={s('weekday')}
            value={String(row.weekday ?? 1)}
            onChange={(day) => onChange({ ...row, weekday: Number(day) })}
            options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
              ...{ value: String(day), label: format.weekday(day) },
            }))}
          />
        ) : (
          <TextField
            label={s('times')}
            description={s('times.hint')}
            value={row.times.join(' ')}
            onChange={(typed) =>
              onChange({ ...rest, times: typed.split(/[\s,，、]+/).filter(Boolean) })
            }
          />
        )}
        <Select
          label={s('proof')}
          value={row.proof}
          onChange={(proof) => onChange({ ...row, proof })}
          options={PROOFS.map((p) => ({ value: p, label: s(`proof.${p}`) }))}
        />
      </div>
      {row.moment === 'patrol' && (
        <Tick
          label={s('anyTime')}
          isOn={row.isAnyTime === true}
          onChange={(on) => onChange(on ? { ...rest, times: [], isAnyTime: true } : rest)}
        />
      )}
    </div>
  )
}

function ItemFields({
  row,
  areas,
  onChange,
}: {
  row: InspectionItem
  areas: readonly InspectionArea[]
  onChange: (row: InspectionItem) => void
}) {
  const s = useText(templatesTexts)
  const language = useLanguage()
  const { moments } = row
  const toggled = (moment: InspectionItem['moments'][number], on: boolean) =>
    ROUND_MOMENTS.filter((one) => (one === moment ? on : moments.includes(one)))
  return (
    <div className="flex flex-col gap-4">
      <WordsFields
        label={s('text')}
        words={row.text}
        onChange={(text) => onChange({ ...row, text })}
      />
      <div className="grid gap-4 rail:grid-cols-3">
        <Select
          label={s('area')}
          value={row.area}
          onChange={(area) => onChange({ ...row, area })}
          options={areas.map(({ code, name }) => ({
            ...{ value: code, label: `${code} ${name[language]}` },
          }))}
        />
        <Select
          label={s('weight')}
          value={String(row.weight)}
          onChange={(weight) => onChange({ ...row, weight: Number(weight) })}
          options={['1', '2', '3'].map((value) => ({ value, label: value }))}
        />
        <Select
          label={s('owner')}
          value={row.owner}
          onChange={(owner) => onChange({ ...row, owner })}
          options={ITEM_OWNERS.map((o) => ({ value: o, label: s(`owner.${o}`) }))}
        />
      </div>
      <fieldset className="flex flex-wrap gap-x-6">
        <legend className="text-minor font-semibold">{s('moment')}</legend>
        {ROUND_MOMENTS.map((moment) => (
          <Tick
            key={moment}
            label={s(`moment.${moment}`)}
            isOn={moments.includes(moment)}
            onChange={(on) => onChange({ ...row, moments: toggled(moment, on) })}
          />
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-x-6">
        <Tick
          label={s('critical')}
          isOn={row.isCritical}
          onChange={(isCritical) => onChange({ ...row, isCritical })}
        />
        <Tick
          label={s('photoOnFail')}
          isOn={row.photoOnFail}
          onChange={(photoOnFail) => onChange({ ...row, photoOnFail })}
        />
        <Tick
          label={s('repair')}
          isOn={row.isRepair === true}
          onChange={(isRepair) => onChange({ ...row, isRepair })}
        />
      </div>
    </div>
  )
}

function LevelFields({
  row,
  onChange,
}: {
  row: CustomerLevelRow
  onChange: (row: CustomerLevelRow) => void
}) {
  const s = useText(templatesTexts)
  const daysOf = (typed: string) => (/^\d{1,3}$/.test(typed) ? Number(typed) : null)
  return (
    <div className="grid gap-4 rail:grid-cols-3">
      <TextField
        label={s('orderDays')}
        inputMode="numeric"
        value={row.orderDays === null ? '' : String(row.orderDays)}
        onChange={(typed) => onChange({ ...row, orderDays: daysOf(typed) })}
      />
      <TextField
        label={s('gapDays')}
        inputMode="numeric"
        value={row.gapDays === null ? '' : String(row.gapDays)}
        onChange={(typed) => onChange({ ...row, gapDays: daysOf(typed) })}
      />
      <Select
        label={s('counted')}
        value={row.counted}
        onChange={(counted) => onChange({ ...row, counted })}
        options={(['yes', 'shown', 'no'] as const).map((value) => ({
          ...{ value, label: s(`counted.${value}`) },
        }))}
      />
    </div>
  )
}
