import { officeTexts } from '#client/locales/office.ts'
import { carsTexts } from '#client/locales/office-cars.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type CarModelFields, carModelFieldsSchema } from '#shared/office/car-protocol.ts'
import { NEW } from '../office-page.ts'
import { CarForm } from './car-form.tsx'
import { useModels } from './use-cars.ts'

type ModelSheetProps = { id: string; q: string; onClose: () => void }

export function ModelSheet({ id, q, onClose }: ModelSheetProps) {
  const t = useText(officeTexts)
  const s = useText(carsTexts)
  const isNew = id === NEW
  const models = useModels(q).data?.pages.flatMap(({ rows }) => rows)
  const held = models?.find((one) => one.id === id)
  const { name = '', series = '', onSale = true } = held ?? {}
  const wordsOf = (field: string, value: unknown) => ({
    label: s(field === 'onSale' ? 'sale' : field === 'series' ? 'series' : 'name'),
    value: field === 'onSale' ? s(value ? 'onSale' : 'offSale') : String(value),
  })
  return (
    <Sheet
      isOpen
      isForm
      title={s(isNew ? 'addModel' : 'editModel')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      {isNew || held ? (
        <CarForm<CarModelFields>
          path="/models"
          id={isNew ? null : id}
          before={{ name, series, onSale }}
          isWrong={(fields) => !carModelFieldsSchema.safeParse(fields).success}
          wordsOf={wordsOf}
          onClose={onClose}
        >
          {(fields, change, isTried) => (
            <>
              <TextField
                label={s('name')}
                isRequired
                maxLength={80}
                value={fields.name}
                onChange={(typed) => change({ name: typed })}
                errorMessage={
                  isTried && fields.name.trim() === '' ? t('required') : undefined
                }
              />
              <TextField
                label={s('series')}
                optionalLabel={t('optional')}
                maxLength={80}
                value={fields.series}
                onChange={(typed) => change({ series: typed })}
              />
              <Segmented
                label={s('sale')}
                value={fields.onSale ? 'on' : 'off'}
                onChange={(value) => change({ onSale: value === 'on' })}
                segments={[
                  { value: 'on', label: s('onSale') },
                  { value: 'off', label: s('offSale') },
                ]}
              />
              <p className="text-minor text-muted">{s('sale.hint')}</p>
            </>
          )}
        </CarForm>
      ) : (
        <p>{t(models ? 'problem.not_found' : 'loading')}</p>
      )}
    </Sheet>
  )
}
