import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { LEVELS_AT_LEAVING } from '#shared/visit/levels.ts'
import { ChipField, ChoiceChips, optionsOf, YesNo } from './choice-chips.tsx'
import type { ContactFormProps } from './contact-form.tsx'
import { Source } from './kept-fields.tsx'
import { AddOwn } from './open-chips.tsx'
import { PhoneField } from './phone-field.tsx'
import { useModelHints } from './use-model-hints.ts'
import { useModelsOnSale } from './use-models-on-sale.ts'
import { useNames } from './use-names.ts'

/** Who it was, what they want, and where they heard of us. */
export function ContactPerson({ row, gaps, set }: ContactFormProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const names = useNames()
  const hints = useModelHints(row.day)
  const onSale = useModelsOnSale()
  const isKept = row.recorded === true
  const models = [...new Set([...hints, ...(row.model ? [row.model] : [])])]
  return (
    <>
      {isKept && (
        <>
          <div className="grid gap-4 rail:grid-cols-2">
            <SavedText
              draftKey={`contact ${row.id} customerName`}
              label={t('customerName')}
              placeholder={common('nameHint')}
              value={row.customerName}
              onSave={(customerName) => set({ customerName })}
              maxLength={80}
            />
            <PhoneField
              kind="contact"
              id={row.id}
              phone={row.phone}
              onSave={(phone) => set({ phone })}
            />
          </div>
          <ChipField label={common('gap.phone')} isMissing={gaps.has('phone')}>
            <Chip
              isChosen={row.wechatAdded === true}
              onPress={() => set({ wechatAdded: row.wechatAdded !== true })}
            >
              {common('wechatAdded')}
            </Chip>
          </ChipField>
          <YesNo
            label={t('consent')}
            value={row.consent}
            onChange={(consent) => set({ consent })}
          />
        </>
      )}
      <ChoiceChips
        label={t('model')}
        isMissing={gaps.has('model')}
        options={optionsOf(models, (model) => model)}
        value={row.model}
        onChange={(model) => set({ model })}
        more={
          <AddOwn
            label={common('addModel')}
            maxLength={80}
            choices={onSale.filter((model) => model !== row.model)}
            onAdd={(model) => set({ model })}
          />
        }
      />
      <Source value={row.source} isMissing={gaps.has('source')} set={set} />
      <ChoiceChips
        label={t('level')}
        options={optionsOf(LEVELS_AT_LEAVING, (level) => names.level(level))}
        value={LEVELS_AT_LEAVING.find((level) => level === row.level)}
        onChange={(level) => set({ level })}
      />
      <SavedText
        draftKey={`contact ${row.id} question`}
        label={t('question')}
        optionalLabel={common('optional')}
        value={row.question}
        onSave={(question) => set({ question })}
        maxLength={2000}
      />
    </>
  )
}
