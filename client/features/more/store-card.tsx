import { useDevice } from '#client/data/use-device.ts'
import { useStore } from '#client/data/use-store.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'

export function StoreCard() {
  const t = useText(manageTexts)
  const store = useStore()
  const device = useDevice()
  if (!store || !device) return null
  const lines = [
    [t('storeName'), store.name],
    [t('hours'), `${store.opens}–${store.closes}`],
    [t('zone'), store.zone],
    [t('device'), device.name],
  ] as const
  return (
    <Card title={t('store')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {lines.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="figures min-w-0 text-end [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
