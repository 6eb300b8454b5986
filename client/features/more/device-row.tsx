import { MonitorPlay, Tablet } from 'lucide-react'
import { manageTexts } from '#client/locales/manage.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { ListRow } from '#client/ui/list-row.tsx'
import type { DeviceList } from '#shared/people/identity-protocol.ts'

export type ListedDevice = DeviceList['devices'][number]

const ICONS = { tablet: Tablet, display: MonitorPlay } as const

export type DeviceRowProps = {
  device: ListedDevice
  isThis: boolean
  zone: string
  onRevoke: () => void
}

export function DeviceRow({ device, isThis, zone, onRevoke }: DeviceRowProps) {
  const t = useText(manageTexts)
  const format = useFormat()
  const Icon = ICONS[device.kind]
  const isRevoked = device.status === 'revoked'
  const seen =
    device.lastSeenAt === null
      ? t('neverSeen')
      : t('lastSeen', { time: format.dayTime(device.lastSeenAt, zone) })
  return (
    <ListRow
      leading={<Icon className="size-6 text-muted" aria-hidden />}
      title={<span className={isRevoked ? 'text-muted' : undefined}>{device.name}</span>}
      subtitle={[t(device.kind), isThis ? t('thisDevice') : seen].join('・')}
      trailing={
        isRevoked ? (
          <span className="text-minor text-muted">{t('revoked')}</span>
        ) : isThis ? undefined : (
          <Button tone="quiet" onPress={onRevoke}>
            {t('revoke')}
          </Button>
        )
      }
    />
  )
}
