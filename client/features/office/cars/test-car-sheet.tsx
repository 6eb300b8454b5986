import { useId, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { carsTexts } from '#client/locales/office-cars.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { CONTROL_CLASS, FieldShell } from '#client/ui/field-shell.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type TestCarFields, testCarFieldsSchema } from '#shared/office/car-protocol.ts'
import { NEW } from '../office-page.ts'
import { useStoreName, useStores } from '../use-stores.ts'
import { CarForm } from './car-form.tsx'
import { useModels, useTestCars } from './use-cars.ts'

type TestCarSheetProps = { id: string; q: string; onClose: () => void }

export function TestCarSheet({ id, q, onClose }: TestCarSheetProps) {
  const t = useText(officeTexts)
  const s = useText(carsTexts)
  const storeName = useStoreName()
  const stores = useStores().data?.stores ?? []
  const isNew = id === NEW
  const cars = useTestCars(q).data?.pages.flatMap(({ rows }) => rows)
  const held = cars?.find((one) => one.id === id)
  const { plate = '', modelId = null, insuredUntil = null, inService = true } = held ?? {}
  const storeId = held?.storeId ?? stores[0]?.id ?? ''
  const isReady = isNew ? stores.length > 0 : held !== undefined
  function wordsOf(field: string, value: unknown) {
    const label = LABELS.find((one) => one === field) ?? 'plate'
    const said =
      field === 'inService'
        ? s(value ? 'inService' : 'outOfService')
        : field === 'storeId'
          ? storeName(String(value))
          : String(value ?? '')
    return { label: s(label), value: said }
  }
  return (
    <Sheet
      isOpen
      isForm
      title={s(isNew ? 'addCar' : 'editCar')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {isReady ? (
        <CarForm<TestCarFields>
          path="/test-cars"
          id={isNew ? null : id}
          before={{ plate, modelId, storeId, insuredUntil, inService }}
          isWrong={(fields) => !testCarFieldsSchema.safeParse(fields).success}
          wordsOf={wordsOf}
          onClose={onClose}
        >
          {(fields, change, isTried) => (
            <>
              <TextField
                label={s('plate')}
                isRequired
                maxLength={20}
                value={fields.plate}
                onChange={(typed) => change({ plate: typed })}
                errorMessage={
                  isTried && fields.plate.trim() === '' ? t('required') : undefined
                }
              />
              <ModelField
                name={held?.modelName ?? ''}
                onChange={(chosen) => change({ modelId: chosen })}
              />
              <Select
                label={s('storeId')}
                value={fields.storeId}
                onChange={(value) => change({ storeId: value })}
                options={stores.map((one) => ({ value: one.id, label: one.name }))}
              />
              <TextField
                type="date"
                label={s('insuredUntil')}
                value={fields.insuredUntil ?? ''}
                onChange={(typed) => change({ insuredUntil: typed || null })}
              />
              <Segmented
                label={s('state')}
                value={fields.inService ? 'on' : 'off'}
                onChange={(value) => change({ inService: value === 'on' })}
                segments={[
                  { value: 'on', label: s('inService') },
                  { value: 'off', label: s('outOfService') },
                ]}
              />
            </>
          )}
        </CarForm>
      ) : (
        <p>{t(cars ? 'problem.not_found' : 'loading')}</p>
      )}
    </Sheet>
  )
}

const LABELS = ['plate', 'modelId', 'storeId', 'insuredUntil', 'inService'] as const

/** Typed, and chosen of the models of that name; none other counts. */
function ModelField({
  name,
  onChange,
}: {
  name: string
  onChange: (modelId: string | null) => void
}) {
  const s = useText(carsTexts)
  const list = useId()
  const [text, setText] = useState(name)
  const models = useModels(text).data?.pages.flatMap(({ rows }) => rows) ?? []
  function handleType(typed: string) {
    setText(typed)
    onChange(models.find((one) => one.name === typed)?.id ?? null)
  }
  return (
    <FieldShell label={s('modelId')} description={s('model.hint')}>
      {(control) => (
        <>
          <input
            {...control}
            className={CONTROL_CLASS}
            list={list}
            autoComplete="off"
            value={text}
            onChange={(event) => handleType(event.target.value)}
          />
          <datalist id={list}>
            {models.map((model) => (
              <option key={model.id} value={model.name}>
                {model.series}
              </option>
            ))}
          </datalist>
        </>
      )}
    </FieldShell>
  )
}
