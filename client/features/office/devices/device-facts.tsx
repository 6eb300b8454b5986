import { devicesTexts } from '#client/locales/office-devices.ts'
import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { useConcernWords } from '../use-concern-words.ts'
import { useReportWords } from '../use-report-words.ts'
import { useStores, zoneOf } from '../use-stores.ts'

/** What is known of it, with what to look at on top. */
export function DeviceFacts({ device, now }: { device: OfficeDevice; now: number }) {
  const d = useText(devicesTexts)
  const h = useText(healthTexts)
  const format = useFormat()
  const store = useStores().data?.stores.find(({ id }) => id === device.storeId)
  const zone = zoneOf(store && [store])
  const words = useConcernWords(zone)
  const report = useReportWords(device, now)
  const time = (at: number) => format.dayTime(at, zone)
  const facts = [
    [h('lastSeen'), device.lastSeenAt === null ? h('never') : time(device.lastSeenAt)],
    [d('enrolled'), time(device.createdAt)],
    device.orderedAt !== null && [d('ordered'), time(device.orderedAt)],
    device.wipedAt !== null && [d('wiped'), time(device.wipedAt)],
    [h('waiting'), report.waiting],
    [h('clock'), report.clock],
    [h('kept'), report.kept],
    [h('storage'), report.storage],
    [h('version'), device.version ?? h('unknown')],
  ].filter((fact) => fact !== false) as [string, string][]
  return (
    <section>
      <p className="text-muted">
        {[d(device.kind), store?.name, h(`state.${device.state}`)]
          .filter(Boolean)
          .join('・')}
      </p>
      {device.concerns.length > 0 && (
        <ul className="pt-3">
          {device.concerns.map((concern) => (
            <li key={concern} className="flex items-start gap-2 text-attention">
              <StateShape shape="triangle" className="mt-1 size-4.5" />
              {words(concern, device)}
            </li>
          ))}
        </ul>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 pt-4 text-minor">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="figures min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
