import { officeTexts } from '#client/locales/office.ts'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { FoundPerson, FoundRecord } from '#shared/office/personal-protocol.ts'
import { useKindWord } from '../use-kind-word.ts'
import { useStoreName } from '../use-stores.ts'
import { useFieldWord } from './use-field-word.ts'

type FoundRowsProps = {
  records: readonly FoundRecord[]
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  onOpen: (id: string) => void
}

const ROWS_CLASS =
  'overflow-hidden rounded-card border border-hairline bg-card shadow-lift [&>li+li]:border-t [&>li]:border-hairline'
const CHECK_CLASS = 'size-6 shrink-0 cursor-pointer accent-primary'

/** Names can be shared: whose records these are is chosen by a person, one by one. */
export function FoundRows({ records, chosen, onChoose, onOpen }: FoundRowsProps) {
  const p = useText(personalTexts)
  const isAll = records.every(({ id }) => chosen.has(id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  const toggleAll = () => onChoose(new Set(isAll ? [] : records.map(({ id }) => id)))
  return (
    <>
      <label className="flex min-h-12 w-fit cursor-pointer items-center gap-3 px-5 font-medium">
        <input
          type="checkbox"
          className={CHECK_CLASS}
          checked={isAll}
          onChange={toggleAll}
        />
        {p('chooseAll')}
      </label>
      <ul aria-label={p('records')} className={ROWS_CLASS}>
        {records.map((record) => (
          <FoundRow
            key={`${record.kind} ${record.id}`}
            record={record}
            isChosen={chosen.has(record.id)}
            onToggle={() => toggle(record.id)}
            onOpen={() => onOpen(record.id)}
          />
        ))}
      </ul>
    </>
  )
}

type FoundRowProps = {
  record: FoundRecord
  isChosen: boolean
  onToggle: () => void
  onOpen: () => void
}

function FoundRow({ record, isChosen, onToggle, onOpen }: FoundRowProps) {
  const p = useText(personalTexts)
  const kindWord = useKindWord()
  const fieldWord = useFieldWord()
  const storeName = useStoreName()
  const { kind, day, storeId, isOpen, fields } = record
  const what = [kindWord(kind), day, storeName(storeId)].filter(Boolean).join('・')
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <label className="flex min-h-12 min-w-12 cursor-pointer items-center">
        <input
          type="checkbox"
          aria-label={p('choose', { what })}
          className={CHECK_CLASS}
          checked={isChosen}
          onChange={onToggle}
        />
      </label>
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">
          {what}
          {isOpen && <span className="ps-3 font-normal text-attention">{p('isOpen')}</span>}
        </p>
        <dl className="flex flex-wrap gap-x-5 text-minor">
          {Object.entries(fields).map(([field, value]) => (
            <div key={field} className="flex min-w-0 gap-1.5">
              <dt className="shrink-0 text-muted">{fieldWord(field)}</dt>
              <dd className="figures line-clamp-2 break-words">
                {field === 'sha256' ? '✓' : String(value)}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Button tone="quiet" onPress={onOpen}>
        {p('open')}
      </Button>
    </li>
  )
}

type StaffRowsProps = {
  staff: FoundPerson['staff']
  onErase: (id: string) => void
}

export function StaffRows({ staff, onErase }: StaffRowsProps) {
  const p = useText(personalTexts)
  const t = useText(officeTexts)
  return (
    <section aria-label={p('staff')} className="pt-6">
      <h2 className="pb-3 text-row font-semibold">{p('staff')}</h2>
      <ul aria-label={p('staff')} className={ROWS_CLASS}>
        {staff.map(({ id, name, active }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 px-5 py-3">
            <a
              href={`/office/people/${id}`}
              className="flex min-h-12 min-w-0 flex-1 items-center font-semibold text-primary"
            >
              {name || t('page.people')}
              {!active && (
                <span className="ps-3 font-normal text-muted">{p('inactive')}</span>
              )}
            </a>
            <Button tone="danger" onPress={() => onErase(id)}>
              {p('erase')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
