import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { MOST_MODELS, NOT_RECORDED_REASONS } from '#shared/visit/visit-values.ts'
import { ChipField, ChoiceChips, optionsOf, YesNo } from './choice-chips.tsx'
import { NextContact } from './next-contact.tsx'
import { AddOwn } from './open-chips.tsx'
import { PhoneField } from './phone-field.tsx'
import { useModelHints } from './use-model-hints.ts'
import { useModelsOnSale } from './use-models-on-sale.ts'
import { useNames } from './use-names.ts'
import type { VisitFormProps } from './visit-form.tsx'

/** 留檔: yes with what makes it so, or no with why. */
export function KeptFields({ visit, zone, gaps, set }: VisitFormProps) {
  const t = useText(trafficTexts)
  const isKept = visit.recorded === true
  const hasPerson = isKept || Boolean(visit.nameOrCall || visit.phone)
  return (
    <>
      <YesNo
        label={t('isRecorded')}
        isMissing={gaps.has('recorded')}
        value={visit.recorded}
        onChange={(recorded) => set({ recorded })}
      />
      {visit.recorded === false && (
        <ChoiceChips
          label={t('notRecordedReason')}
          isMissing={gaps.has('notRecordedReason')}
          options={optionsOf(NOT_RECORDED_REASONS, (why) => t(`why.${why}`))}
          value={visit.notRecordedReason}
          onChange={(notRecordedReason) => set({ notRecordedReason })}
        />
      )}
      {hasPerson && (
        <div className="grid gap-4 rail:grid-cols-2">
          <SavedText
            draftKey={`visit ${visit.id} nameOrCall`}
            label={t('nameOrCall')}
            placeholder={t('nameHint')}
            value={visit.nameOrCall}
            onSave={(nameOrCall) => set({ nameOrCall })}
            maxLength={80}
          />
          <PhoneField
            kind="visit"
            id={visit.id}
            phone={visit.phone}
            onSave={(phone) => set({ phone })}
          />
        </div>
      )}
      {isKept && (
        <ChipField label={t('gap.phone')} isMissing={gaps.has('phone')}>
          <Chip
            isChosen={visit.wechatAdded === true}
            onPress={() => set({ wechatAdded: visit.wechatAdded !== true })}
          >
            {t('wechatAdded')}
          </Chip>
        </ChipField>
      )}
      <Models visit={visit} gaps={gaps} set={set} />
      <Source value={visit.source} isMissing={gaps.has('source')} set={set} />
      {isKept && (
        <NextContact
          day={visit.day}
          zone={zone}
          isMissing={gaps.has('nextContact')}
          value={visit.nextContactAt}
          onChange={(nextContactAt) => set({ nextContactAt })}
        />
      )}
    </>
  )
}

function Models({ visit, gaps, set }: Pick<VisitFormProps, 'visit' | 'gaps' | 'set'>) {
  const t = useText(trafficTexts)
  const hints = useModelHints(visit.day)
  const onSale = useModelsOnSale()
  const models = visit.models ?? []
  const toggled = (model: string) =>
    models.includes(model) ? models.filter((m) => m !== model) : [...models, model]
  const setModels = (next: string[]) => set({ models: next.slice(0, MOST_MODELS) })
  return (
    <ChipField label={t('models')} isMissing={gaps.has('model')}>
      {[...new Set([...hints, ...models])].map((model) => (
        <Chip
          key={model}
          isChosen={models.includes(model)}
          onPress={() => setModels(toggled(model))}
        >
          <bdi>{model}</bdi>
        </Chip>
      ))}
      <AddOwn
        label={t('addModel')}
        maxLength={80}
        choices={onSale.filter((model) => !models.includes(model))}
        onAdd={(model) => setModels([...models.filter((m) => m !== model), model])}
      />
    </ChipField>
  )
}

type SourceProps = {
  value: string | null | undefined
  isMissing: boolean
  set: (fields: { source: string | null }) => void
}

/** A channel of the list, or in words of one's own. */
export function Source({ value, isMissing, set }: SourceProps) {
  const t = useText(trafficTexts)
  const { sources } = useNames()
  const isOwn = Boolean(value) && !sources.some((one) => one.value === value)
  const own = isOwn && value ? [{ value, label: value }] : []
  return (
    <ChoiceChips
      label={t('source')}
      isMissing={isMissing}
      options={[...sources, ...own]}
      value={value}
      onChange={(source) => set({ source })}
      more={
        <AddOwn label={t('addSource')} maxLength={40} onAdd={(source) => set({ source })} />
      }
    />
  )
}
