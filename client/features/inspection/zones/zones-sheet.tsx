import { inspectionTexts } from '#client/locales/inspection.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import { Sheet } from '#client/ui/dialog.tsx'
import { Select } from '#client/ui/select.tsx'
import type { InspectionTemplate } from '#shared/inspection/inspection-template.ts'
import { zoneOwnerOf } from '#shared/inspection/zone-owners.ts'
import { may } from '#shared/permissions.ts'
import { NotSaved } from '../not-saved.tsx'
import { DisplayCars } from './display-cars.tsx'
import { useZones } from './use-zones.ts'

const NOBODY = ''

type ZonesSheetProps = {
  isOpen: boolean
  onClose: () => void
  template: InspectionTemplate
  floor: Floor
}

/** Who answers for which area, and the cars on display. */
export function ZonesSheet({ isOpen, onClose, template, floor }: ZonesSheetProps) {
  const t = useText(inspectionTexts)
  const language = useLanguage()
  const zones = useZones(floor.store)
  const canEdit = may(floor.me.role, 'create', 'zoneOwner')
  const options = [{ value: NOBODY, label: t('nobody') }, ...floor.people.options]
  return (
    <Sheet
      isOpen={isOpen}
      title={t('zonesTitle')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <div className="flex flex-col gap-6">
        {!canEdit && <p className="text-muted">{t('leadAssigns')}</p>}
        <NotSaved failed={zones.failed.get('zones')} />
        <section aria-label={t('zones')} className="flex flex-col gap-3">
          {template.areas.map(({ code, name }) => (
            <Select
              key={code}
              label={`${code} ${name[language]}`}
              options={options}
              value={zoneOwnerOf(zones.assignments, code, zones.day)?.ownerId ?? NOBODY}
              isDisabled={!canEdit}
              onChange={(id) =>
                zones.assign(
                  code,
                  id === NOBODY ? null : id,
                  t('did.zone', {
                    zone: name[language],
                    who: floor.people.nameOf(id || null),
                  }),
                )
              }
            />
          ))}
        </section>
        <DisplayCars
          zones={zones}
          areas={template.areas}
          people={floor.people}
          canEdit={canEdit}
        />
      </div>
    </Sheet>
  )
}
