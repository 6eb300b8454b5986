import { QrCode as QrIcon } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { listDevices, revokeDevice } from '#client/data/identity-api.ts'
import { lock } from '#client/data/session.ts'
import { useDevice } from '#client/data/use-device.ts'
import { useStore } from '#client/data/use-store.ts'
import { manageTexts } from '#client/locales/manage.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { DeviceRow, type ListedDevice } from './device-row.tsx'
import { type ManageProblem, manageProblem } from './manage-problem.ts'
import { NewCodeDialog } from './new-code-dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { useCaller } from './use-caller.ts'

/** Every tablet and wall of the group, as the server has them. Needs the network. */
export function DevicesCard() {
  const t = useText(manageTexts)
  const { credential, personToken } = useCaller()
  const zone = useStore()?.zone ?? 'UTC'
  const self = useDevice()?.deviceId
  const [devices, setDevices] = useState<readonly ListedDevice[] | null>(null)
  const [problem, setProblem] = useState<ManageProblem | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const [leaving, setLeaving] = useState<ListedDevice | null>(null)

  const load = useCallback(async () => {
    setProblem(null)
    const answer = await listDevices({ credential, ...(personToken && { personToken }) })
    setProblem(manageProblem(answer))
    if (answer.type === 'ok') setDevices(answer.value.devices)
  }, [credential, personToken])

  useEffect(() => {
    void load()
  }, [load])

  const caller = { credential, ...(personToken && { personToken }) }
  return (
    <Card
      isFlush
      title={t('devices')}
      action={
        <Button tone="quiet" icon={QrIcon} onPress={() => setIsAdding(true)}>
          {t('addDevice')}
        </Button>
      }
    >
      {problem && (
        <div className="flex flex-col items-start gap-3 p-5">
          {problem === 'problem.unreachable' ? (
            <p className="text-muted">{t('listNeedsNetwork')}</p>
          ) : (
            <ProblemNote problem={problem} onSignInAgain={lock} />
          )}
          <Button onPress={() => void load()}>{t('retry')}</Button>
        </div>
      )}
      {!devices && !problem && (
        <p role="status" className="flex items-center gap-3 p-5 text-muted">
          <Spinner />
          {t('loading')}
        </p>
      )}
      <ul aria-label={t('devices')}>
        {devices?.toSorted(byUse).map((device) => (
          <DeviceRow
            key={device.deviceId}
            device={device}
            isThis={device.deviceId === self}
            zone={zone}
            onRevoke={() => setLeaving(device)}
          />
        ))}
      </ul>
      {isAdding && (
        <NewCodeDialog
          caller={caller}
          onClose={() => {
            setIsAdding(false)
            void load()
          }}
          onSignInAgain={lock}
        />
      )}
      {leaving && (
        <RevokeDialog
          name={leaving.name}
          onClose={() => setLeaving(null)}
          onRevoke={() => revokeDevice(caller, leaving.deviceId)}
          onRevoked={() => {
            showSnackbar({ text: t('revokeDone', { name: leaving.name }) })
            setLeaving(null)
            void load()
          }}
          onSignInAgain={lock}
        />
      )}
    </Card>
  )
}

/** Those in use first, then the one seen last. */
function byUse(a: ListedDevice, b: ListedDevice): number {
  const inUse = Number(b.status === 'active') - Number(a.status === 'active')
  return inUse || (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0)
}
