import { useState } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { Select } from '#client/ui/select.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextArea } from '#client/ui/text-area.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_CHANNELS,
  COMPLAINT_LEVELS,
} from '#shared/complaint/complaint.ts'
import { AboutFields } from './about-fields.tsx'
import { type ComplaintDraft, ownerOf } from './complaint-draft.ts'
import { CATEGORY_ICONS } from './complaint-look.ts'

export type FieldsProps = {
  draft: ComplaintDraft
  onChange: (change: Partial<ComplaintDraft>) => void
}

/** One tap says what it is about. */
export function CategoryField({
  draft,
  onChange,
  isMissing,
}: FieldsProps & { isMissing: boolean }) {
  const t = useText(complaintTexts)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-minor font-semibold">{t('category')}</legend>
      <div className="grid grid-cols-3 gap-2 rail:grid-cols-4">
        {COMPLAINT_CATEGORIES.map((category) => {
          const Icon = CATEGORY_ICONS[category]
          return (
            <button
              key={category}
              type="button"
              aria-pressed={draft.category === category}
              onClick={() => onChange({ category })}
              className="flex min-h-18 min-w-0 flex-col items-center justify-center gap-1 rounded-control border border-line bg-card px-1 py-2 text-center text-minor font-semibold transition hover:bg-surface active:scale-98 aria-pressed:border-primary aria-pressed:bg-primary-tint aria-pressed:ring-1 aria-pressed:ring-primary [&[aria-pressed=true]>svg]:text-primary"
            >
              <Icon className="size-6 shrink-0 text-muted" aria-hidden />
              <span className="max-w-full text-balance">{t(`category.${category}`)}</span>
            </button>
          )
        })}
      </div>
      {isMissing && (
        <p className="mt-1.5 flex items-center gap-1.5 text-minor text-bad">
          <StateShape shape="square" />
          {t('categoryMissing')}
        </p>
      )}
    </fieldset>
  )
}

/** Who complains, and about what, in words. */
export function WordsFields({ draft, onChange }: FieldsProps) {
  const t = useText(complaintTexts)
  return (
    <>
      <div className="grid gap-4 rail:grid-cols-2">
        <TextField
          label={t('customerName')}
          value={draft.customerName}
          onChange={(customerName) => onChange({ customerName })}
          maxLength={80}
        />
        <TextField
          label={t('phone')}
          optionalLabel={t('optional')}
          type="tel"
          inputMode="tel"
          value={draft.phone}
          onChange={(phone) => onChange({ phone })}
          maxLength={40}
        />
      </div>
      <TextArea
        label={t('description')}
        description={t('descriptionHint')}
        value={draft.description}
        onChange={(description) => onChange({ description })}
        rows={4}
        maxLength={4000}
      />
    </>
  )
}

/** Defaulted and so folded: the line itself says what holds. */
export function MoreFields({
  draft,
  onChange,
  people,
  defaultOwnerId,
  isLevelFixed = false,
}: FieldsProps & {
  people: People
  defaultOwnerId: string | null
  /** A level once given changes with a reason, elsewhere. */
  isLevelFixed?: boolean
}) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const [isOpen, setIsOpen] = useState(false)
  const ownerId = ownerOf(draft, defaultOwnerId)
  const isAbleToOwn = (id: string) => !draft.aboutStaff.includes(id)
  const owner = ownerId === null ? t('noOwner') : people.nameOf(ownerId)
  const summary = [t(`channel.${draft.channel}`), t(`level.${draft.level}`), owner]
  return (
    <details
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="rounded-control border border-hairline px-4"
    >
      <summary className="min-h-14 cursor-pointer py-4">
        <span className="font-semibold">{t('moreFields')}</span>
        {!isOpen && <span className="ms-3 text-muted">{summary.join('・')}</span>}
      </summary>
      <div className="flex flex-col gap-4 pb-4">
        <div className="grid gap-4 rail:grid-cols-2">
          <Select
            label={t('channel')}
            options={COMPLAINT_CHANNELS.map((value) => ({
              value,
              label: t(`channel.${value}`),
            }))}
            value={draft.channel}
            onChange={(channel) => onChange({ channel })}
          />
          <Select
            label={t('owner')}
            options={[
              { value: '', label: t('noOwner') },
              ...people.options.filter(({ value }) => isAbleToOwn(value)),
            ]}
            description={draft.aboutStaff.length > 0 ? c('ownerNotAbout') : undefined}
            value={ownerId ?? ''}
            onChange={(id) => onChange({ ownerId: id === '' ? null : id })}
          />
        </div>
        {!isLevelFixed && (
          <Segmented
            label={t('level')}
            segments={COMPLAINT_LEVELS.map((value) => ({
              value,
              label: t(`level.${value}`),
            }))}
            value={draft.level}
            onChange={(level) => onChange({ level })}
          />
        )}
        <AboutFields draft={draft} onChange={onChange} people={people} />
        <TextField
          label={t('model')}
          optionalLabel={t('optional')}
          value={draft.model}
          onChange={(model) => onChange({ model })}
          maxLength={80}
        />
        <TextArea
          label={t('customerWish')}
          optionalLabel={t('optional')}
          value={draft.customerWish}
          onChange={(customerWish) => onChange({ customerWish })}
          rows={2}
          maxLength={2000}
        />
      </div>
    </details>
  )
}
