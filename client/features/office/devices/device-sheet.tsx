import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Sheet } from '#client/ui/dialog.tsx'
import { mayAdminister } from '#shared/permissions.ts'
import { QueryView } from '../query-view.tsx'
import { useOneDevice } from '../use-devices.ts'
import { useMe } from '../use-session.ts'
import { DeviceEnds } from './device-ends.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { HoldingsView } from './holdings-view.tsx'
import { RenameForm } from './rename-form.tsx'
import { RenewForm } from './renew-form.tsx'
import { UnlockForm } from './unlock-form.tsx'

type DeviceSheetProps = { id: string; onClose: () => void }

/** One device: what is known of it, its name, and the ways it may go. */
export function DeviceSheet({ id, onClose }: DeviceSheetProps) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const isManaging = mayAdminister(useMe().role)
  const query = useOneDevice(id)
  const name = query.data?.devices[0]?.name
  return (
    <Sheet
      isOpen
      isForm
      title={name ?? d('device')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <QueryView query={query}>
        {({ devices: [device], now }) =>
          device ? (
            <div className="flex flex-col gap-8">
              <DeviceFacts device={device} now={now} />
              {isManaging && (
                <>
                  {device.state === 'locked' && <UnlockForm device={device} />}
                  <RenameForm device={device} />
                  {device.state === 'active' && <RenewForm device={device} />}
                  {(device.state === 'active' || device.state === 'retiring') && (
                    <DeviceEnds device={device} />
                  )}
                  {(device.state === 'revoked' || device.state === 'locked') && (
                    <DeviceEnds device={device} isShutOut />
                  )}
                  <HoldingsView device={device} />
                </>
              )}
            </div>
          ) : (
            <p>{t('problem.not_found')}</p>
          )
        }
      </QueryView>
    </Sheet>
  )
}
