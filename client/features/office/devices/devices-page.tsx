import { MonitorPlay, Plus, Tablet } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { mayAdminister } from '#shared/permissions.ts'
import { NEW, type PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { PagedGrid } from '../paged-grid.tsx'
import { useDevices } from '../use-devices.ts'
import { useQueryText } from '../use-query-text.ts'
import { useMe } from '../use-session.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { DeviceSheet } from './device-sheet.tsx'
import { NewDeviceDialog } from './new-device-dialog.tsx'

const ICONS = { tablet: Tablet, display: MonitorPlay } as const

/** Every tablet and wall: in by a code, out by retiring it or giving it up. */
export function DevicesPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const h = useText(healthTexts)
  const { role } = useMe()
  const { text, setText, wanted } = useQueryText()
  const devices = useDevices(wanted)
  const isManaging = mayAdminister(role)
  return (
    <PageFrame
      title={t('page.devices')}
      actions={
        isManaging && (
          <Button tone="primary" icon={Plus} onPress={() => onChoose(NEW)}>
            {d('add')}
          </Button>
        )
      }
      filters={
        <div className="min-w-0 grow">
          <SearchField
            label={t('search')}
            placeholder={d('searchHint')}
            value={text}
            onChange={setText}
          />
        </div>
      }
    >
      <PagedGrid
        query={devices}
        rowsOf={(page) => page.devices}
        total={undefined}
        empty={<EmptyState icon={Tablet} text={d('none')} hint={d('none.hint')} />}
        label={t('page.devices')}
        keyOf={({ deviceId }) => deviceId}
        nameOf={({ name, state }) => `${name}, ${h(`state.${state}`)}`}
        hrefOf={({ deviceId }) => `/office/devices/${deviceId}`}
      >
        {(device) => <DeviceRow device={device} />}
      </PagedGrid>
      {chosen === NEW && isManaging && <NewDeviceDialog onClose={() => onChoose(null)} />}
      {chosen && chosen !== NEW && (
        <DeviceSheet key={chosen} id={chosen} onClose={() => onChoose(null)} />
      )}
    </PageFrame>
  )
}

function DeviceRow({ device }: { device: OfficeDevice }) {
  const d = useText(devicesTexts)
  const h = useText(healthTexts)
  const format = useFormat()
  const store = useStores().data?.stores.find(({ id }) => id === device.storeId)
  const Icon = ICONS[device.kind]
  const isIn = ['active', 'retiring', 'locked'].includes(device.state)
  return (
    <>
      <Icon className="size-6 text-muted" aria-hidden />
      <span className="min-w-40 flex-1 basis-48">
        <span className={`block font-semibold ${isIn ? '' : 'text-muted'}`}>
          {device.name}
        </span>
        <span className="block text-minor text-muted">
          {[d(device.kind), store?.name].filter(Boolean).join('・')}
        </span>
      </span>
      <span className="figures min-w-40 text-minor text-muted">
        {device.lastSeenAt === null
          ? h('never')
          : format.dayTime(device.lastSeenAt, zoneOf(store && [store]))}
      </span>
      <span className="min-w-20 text-minor">{h(`state.${device.state}`)}</span>
    </>
  )
}
