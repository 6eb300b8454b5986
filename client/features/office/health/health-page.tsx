import { MonitorCheck } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import type { OfficeDeviceList } from '#shared/office/device-protocol.ts'
import { PageFrame } from '../page-frame.tsx'
import { QueryView } from '../query-view.tsx'
import { RowList } from '../row-list.tsx'
import { useDevices } from '../use-devices.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { HealthRow } from './health-row.tsx'
import { QuarantineList } from './quarantine-list.tsx'

/** Every device and what it holds back, what needs attention on top. */
export function HealthPage() {
  const t = useText(officeTexts)
  const health = useText(healthTexts)
  const format = useFormat()
  const devices = useDevices()
  const stores = useStores().data?.stores
  const now = devices.data?.now
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
      <QueryView query={devices}>
        {({ devices: all, totals, now: at }) => (
          <>
            <Totals totals={totals} />
            {all.length === 0 ? (
              <EmptyState
                icon={MonitorCheck}
                text={health('none')}
                hint={health('none.hint')}
              />
            ) : (
              <RowList label={health('devices')}>
                {all.map((device) => (
                  <HealthRow
                    key={device.deviceId}
                    device={device}
                    store={stores?.find(({ id }) => id === device.storeId)}
                    now={at}
                  />
                ))}
              </RowList>
            )}
            {totals.devices > all.length && (
              <p className="pt-3 text-minor text-muted">
                {t('shownOf', { shown: all.length, total: totals.devices })}
              </p>
            )}
            <QuarantineList devices={all} />
          </>
        )}
      </QueryView>
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
