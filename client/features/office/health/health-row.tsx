import type { ReactNode } from 'react'
import { healthTexts } from '#client/locales/office-health.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { OfficeDevice } from '#shared/office/device-protocol.ts'
import type { OfficeStore } from '#shared/office/store-protocol.ts'
import { useConcernWords } from '../use-concern-words.ts'
import { useReportWords } from '../use-report-words.ts'
import { zoneOf } from '../use-stores.ts'

export type HealthRowProps = {
  device: OfficeDevice
  store: OfficeStore | undefined
  /** The server's clock. */
  now: number
}

/** One device: what it last told, and in words what somebody should look at. */
export function HealthRow({ device, store, now }: HealthRowProps) {
  const t = useText(healthTexts)
  const format = useFormat()
  const words = useConcernWords(zoneOf(store && [store]))
  const { name, state, concerns, lastSeenAt } = device
  const isGone = state === 'retired' || state === 'revoked'
  const needsLook = concerns.length > 0
  return (
    <>
      <StateShape
        shape={needsLook ? 'triangle' : isGone ? 'pause' : 'check'}
        className={classNames('size-5', needsLook ? 'text-attention' : 'text-muted')}
      />
      <span className="min-w-0 flex-1 basis-48">
        <span className={classNames('block font-semibold', isGone && 'text-muted')}>
          {name}
        </span>
        <span className="block text-minor text-muted">
          {[store?.name, t(`state.${state}`)].filter(Boolean).join('・')}
        </span>
      </span>
      <span className="grid min-w-0 grow-[4] basis-[min(44rem,100%)] grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] rail:grid-cols-[minmax(9.25rem,1.3fr)_minmax(9rem,1.8fr)_repeat(4,minmax(4.5rem,1fr))] gap-x-4 gap-y-2">
        <Fact label={t('lastSeen')}>
          <span className="rail:whitespace-nowrap">
            {lastSeenAt === null
              ? t('never')
              : format.dayTime(lastSeenAt, zoneOf(store && [store]))}
          </span>
        </Fact>
        {!isGone && <Told device={device} now={now} />}
      </span>
      {needsLook && (
        <span className="basis-full ps-10 text-minor text-attention">
          {concerns.map((concern) => words(concern, device)).join('・')}
        </span>
      )}
    </>
  )
}

function Told({ device, now }: { device: OfficeDevice; now: number }) {
  const t = useText(healthTexts)
  const words = useReportWords(device, now)
  return (
    <>
      <Fact label={t('waiting')}>{words.waiting}</Fact>
      <Fact label={t('clock')}>{words.clock}</Fact>
      <Fact label={t('kept')}>{words.kept}</Fact>
      <Fact label={t('storage')}>{words.storage}</Fact>
      <Fact label={t('version')}>{device.version ?? t('unknown')}</Fact>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="block min-w-0">
      <span className="block text-label text-muted">{label}</span>
      <span className="figures block text-minor">{children}</span>
    </span>
  )
}
