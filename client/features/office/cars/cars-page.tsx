import { Car, Plus } from 'lucide-react'
import { useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { carsTexts } from '#client/locales/office-cars.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { NEW, type PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { PagedGrid } from '../paged-grid.tsx'
import { useQueryText } from '../use-query-text.ts'
import { useStoreName } from '../use-stores.ts'
import { ModelSheet } from './model-sheet.tsx'
import { TestCarSheet } from './test-car-sheet.tsx'
import { useModels, useTestCars } from './use-cars.ts'

const CAR = 'car-'

/** What is sold and what may be driven: found by name or plate, changed in a sheet beside. */
export function CarsPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const s = useText(carsTexts)
  const { text, setText, wanted } = useQueryText()
  const [view, setView] = useState<'models' | 'cars'>(
    chosen?.startsWith(CAR) ? 'cars' : 'models',
  )
  const isCars = view === 'cars'
  const close = () => onChoose(null)
  return (
    <PageFrame
      title={t('page.cars')}
      actions={
        <Button
          tone="primary"
          icon={Plus}
          onPress={() => onChoose(isCars ? `${CAR}${NEW}` : NEW)}
        >
          {s(isCars ? 'addCar' : 'addModel')}
        </Button>
      }
      filters={
        <>
          <Segmented
            label={s('view')}
            isLabelHidden
            value={view}
            onChange={setView}
            segments={(['models', 'cars'] as const).map((value) => ({
              ...{ value, label: s(value) },
            }))}
          />
          <div className="min-w-0 grow basis-64">
            <SearchField
              label={t('search')}
              placeholder={s(isCars ? 'searchCars' : 'searchModels')}
              value={text}
              onChange={setText}
            />
          </div>
        </>
      }
    >
      {isCars ? <CarList q={wanted} /> : <ModelList q={wanted} />}
      {chosen?.startsWith(CAR) ? (
        <TestCarSheet
          key={chosen}
          id={chosen.slice(CAR.length)}
          q={wanted}
          onClose={close}
        />
      ) : (
        chosen && <ModelSheet key={chosen} id={chosen} q={wanted} onClose={close} />
      )}
    </PageFrame>
  )
}

function ModelList({ q }: { q: string }) {
  const s = useText(carsTexts)
  const models = useModels(q)
  return (
    <PagedGrid
      query={models}
      rowsOf={(page) => page.rows}
      total={models.data?.pages[0]?.total}
      label={s('models')}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      hrefOf={({ id }) => `/office/cars/${id}`}
      empty={<EmptyState icon={Car} text={s('noModels')} />}
    >
      {({ name, series, onSale }) => (
        <>
          <span className="min-w-40 flex-1 basis-48">
            <span className="block font-semibold">{name}</span>
            <span className="block text-minor text-muted">{series}</span>
          </span>
          <span className="text-minor">{s(onSale ? 'onSale' : 'offSale')}</span>
        </>
      )}
    </PagedGrid>
  )
}

function CarList({ q }: { q: string }) {
  const s = useText(carsTexts)
  const storeName = useStoreName()
  const cars = useTestCars(q)
  return (
    <PagedGrid
      query={cars}
      rowsOf={(page) => page.rows}
      total={cars.data?.pages[0]?.total}
      label={s('cars')}
      keyOf={({ id }) => id}
      nameOf={({ plate }) => plate}
      hrefOf={({ id }) => `/office/cars/${CAR}${id}`}
      empty={<EmptyState icon={Car} text={s('noCars')} />}
    >
      {({ plate, modelName, storeId, insuredUntil, inService }) => (
        <>
          <span className="min-w-40 flex-1 basis-48">
            <span className="figures block font-semibold">{plate}</span>
            <span className="block text-minor text-muted">{modelName}</span>
          </span>
          <span className="min-w-0 flex-1 basis-40 text-minor text-muted">
            {storeName(storeId)}
          </span>
          <span className="figures min-w-40 text-minor text-muted">
            {insuredUntil ? s('insured', { day: insuredUntil }) : s('insuredUnknown')}
          </span>
          <span className="text-minor">{s(inService ? 'inService' : 'outOfService')}</span>
        </>
      )}
    </PagedGrid>
  )
}
