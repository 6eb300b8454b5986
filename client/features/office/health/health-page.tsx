import { MonitorCheck } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { OfficeDeviceList } from '#shared/office/device-protocol.ts'
import { DeviceSheet } from '../devices/device-sheet.tsx'
import type { PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { PagedGrid } from '../paged-grid.tsx'
import { useConcernWords } from '../use-concern-words.ts'
import { useDevices } from '../use-devices.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { HealthRow } from './health-row.tsx'
import { QuarantineList } from './quarantine-list.tsx'

/** Every device and what it holds back, what needs attention on top. */
export function HealthPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const health = useText(healthTexts)
  const format = useFormat()
  const devices = useDevices()
  const stores = useStores().data?.stores
  const words = useConcernWords(zoneOf(stores))
  const first = devices.data?.pages[0]
  const now = first?.now
  return (
    <PageFrame
      title={t('page.health')}
      summary={
        now !== undefined && (
          <p className="figures">
            {health('asOf', { time: format.time(now, zoneOf(stores)) })}
          </p>
        )
      }
    >
      {first && <Totals totals={first.totals} />}
      {first?.auditBroken != null && (
        <p
          role="alert"
          className="figures flex items-center gap-2 pb-4 font-semibold text-bad"
        >
          <StateShape shape="square" className="size-5" />
          {health('auditBroken', { seq: format.number(first.auditBroken) })}
        </p>
      )}
      <PagedGrid
        query={devices}
        rowsOf={(page) => page.devices}
        total={undefined}
        empty={
          <EmptyState
            icon={MonitorCheck}
            text={health('none')}
            hint={health('none.hint')}
          />
        }
        label={health('devices')}
        keyOf={({ deviceId }) => deviceId}
        nameOf={(one) => [one.name, ...one.concerns.map((c) => words(c, one))].join(', ')}
        hrefOf={({ deviceId }) => `/office/health/${deviceId}`}
        dependencies={[now, stores]}
      >
        {(device) => (
          <HealthRow
            device={device}
            store={stores?.find(({ id }) => id === device.storeId)}
            now={now ?? 0}
          />
        )}
      </PagedGrid>
      <QuarantineList />
      {chosen && <DeviceSheet key={chosen} id={chosen} onClose={() => onChoose(null)} />}
    </PageFrame>
  )
}

function Totals({ totals }: Pick<OfficeDeviceList, 'totals'>) {
  const t = useText(healthTexts)
  const said = [
    t('total.devices', { count: totals.devices }),
    t('total.attention', { count: totals.attention }),
    t('total.refused', { count: totals.refused }),
    t('total.decisions', { count: totals.decisions }),
    t('total.photos', { count: totals.photosBehind }),
  ]
  return (
    <ul className="figures flex flex-wrap gap-x-6 gap-y-1 pb-4 font-medium">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
