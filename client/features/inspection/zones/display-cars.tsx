import { CarFront, Plus } from 'lucide-react'
import { useState } from 'react'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { InspectionArea } from '#shared/inspection/inspection-template.ts'
import { displayCars } from '#shared/inspection/zone-owners.ts'
import type { useZones } from './use-zones.ts'

/** Where cars stand unless another area is chosen: D, 展車, in the default sheet. */
const USUAL_AREA = 'D'
const NOBODY = ''

type DisplayCarsProps = {
  zones: ReturnType<typeof useZones>
  areas: readonly InspectionArea[]
  people: People
  canEdit: boolean
}

export function DisplayCars({ zones, areas, people, canEdit }: DisplayCarsProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const [name, setName] = useState('')
  const [ownerId, setOwnerId] = useState(NOBODY)
  const usual = areas.find(({ code }) => code === USUAL_AREA) ?? areas[0]
  const [areaCode, setAreaCode] = useState(usual?.code ?? USUAL_AREA)
  const cars = displayCars(zones.assignments, zones.day)
  const areaName = (code: string) =>
    areas.find((area) => area.code === code)?.name[language] ?? code

  function handleAdd() {
    const displayCar = name.trim()
    if (displayCar === '') return
    zones.addCar(
      { areaCode, displayCar, ownerId: ownerId || null },
      t('did.carAdded', { car: displayCar }),
    )
    setName('')
  }

  return (
    <section aria-label={t('displayCars')} className="flex flex-col gap-3">
      <h3 className="text-row font-semibold">{t('displayCars')}</h3>
      {cars.length === 0 && <p className="text-muted">{t('noCars')}</p>}
      <ul className="flex flex-col">
        {cars.map((car) => (
          <li
            key={car.id}
            className="flex min-h-14 items-center gap-3 border-hairline border-b py-1"
          >
            <CarFront className="size-6 shrink-0 text-muted" aria-hidden />
            <span className="min-w-0 flex-1">
              <bdi className="block font-semibold">{car.displayCar}</bdi>
              <span className="block text-label text-muted">
                {areaName(car.areaCode)}・{people.nameOf(car.ownerId)}
              </span>
            </span>
            {canEdit && (
              <Button
                tone="quiet"
                onPress={() =>
                  zones.endCar(car, t('did.carEnded', { car: car.displayCar }))
                }
              >
                {t('endCar')}
                <span className="sr-only"> {car.displayCar}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <>
          <TextField
            label={t('newCar')}
            value={name}
            onChange={setName}
            placeholder={t('newCarHint')}
            maxLength={80}
          />
          <Select
            label={t('carArea')}
            options={areas.map(({ code }) => ({
              value: code,
              label: `${code} ${areaName(code)}`,
            }))}
            value={areaCode}
            onChange={setAreaCode}
          />
          <Select
            label={t('carOwner')}
            options={[{ value: NOBODY, label: t('nobody') }, ...people.options]}
            value={ownerId}
            onChange={setOwnerId}
          />
          <Button icon={Plus} isDisabled={name.trim() === ''} onPress={handleAdd}>
            {t('addCar')}
          </Button>
        </>
      )}
    </section>
  )
}
