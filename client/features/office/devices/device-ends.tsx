import { useState } from 'react'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import { LostForm } from './lost-form.tsx'
import { MoveForm } from './move-form.tsx'
import { RetireForm } from './retire-form.tsx'

type DeviceEndsProps = {
  device: OfficeDevice
  /** Already: all that is left is to have it wiped. */
  isShutOut?: boolean
}

/** Three ways to go, told apart by what becomes of what it has not sent. */
export function DeviceEnds({ device, isShutOut = false }: DeviceEndsProps) {
  const d = useText(devicesTexts)
  const [open, setOpen] = useState<'retire' | 'move' | 'lost' | null>(null)
  const close = () => setOpen(null)
  const isRetiring = device.state === 'retiring'
  return (
    <section
      aria-label={d('ends')}
      className="flex flex-col gap-4 border-hairline border-t pt-6"
    >
      <h3 className="font-semibold">{d('ends')}</h3>
      {open === null && (
        <div className="flex flex-wrap gap-3">
          {!isShutOut && !isRetiring && (
            <>
              <Button onPress={() => setOpen('retire')}>{d('retire')}</Button>
              <Button onPress={() => setOpen('move')}>{d('move')}</Button>
            </>
          )}
          <Button tone="danger" onPress={() => setOpen('lost')}>
            {d('lost')}
          </Button>
        </div>
      )}
      {open === 'retire' && <RetireForm device={device} onClose={close} />}
      {open === 'move' && <MoveForm device={device} onClose={close} />}
      {open === 'lost' && <LostForm device={device} onClose={close} />}
    </section>
  )
}
