import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import type { UnlockResult } from '#client/data/unlock-person.ts'
import { identityTexts } from '#client/locales/identity.ts'
import { useText } from '#client/locales/use-text.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { Keypad } from '#client/ui/keypad.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'

export type PadResult = Exclude<UnlockResult, { type: 'unlocked' }> | { type: 'notKept' }

export type PinPadProps = {
  name: string
  onBack: () => void
  /** Resolves with why not; null when the tablet is open. */
  onPin: (pin: string) => Promise<PadResult | null>
}

/** Six digits, and in words what came of them. */
export function PinPad({ name, onBack, onPin }: PinPadProps) {
  const t = useText(identityTexts)
  const words = usePadWords()
  const [pin, setPin] = useState('')
  const [isChecking, setIsChecking] = useState(false)
  const [result, setResult] = useState<PadResult | null>(null)

  async function handleComplete(typed: string) {
    setIsChecking(true)
    setResult(null)
    const refused = await onPin(typed)
    if (!refused) return
    setIsChecking(false)
    setPin('')
    setResult(refused)
  }

  if (result?.type === 'locked') {
    return (
      <PinLocked
        name={name}
        onBack={onBack}
        onRetry={() => setResult(null)}
        isOffline={result.isOffline}
      />
    )
  }
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 rail:gap-4">
      <Who name={name} onBack={onBack} />
      <Keypad
        label={t('pinOf', { name })}
        value={pin}
        onChange={(typed) => isChecking || setPin(typed)}
        length={6}
        onComplete={(typed) => void handleComplete(typed)}
        deleteLabel={t('deleteDigit')}
        message={result ? words(result) : undefined}
      />
      <p role="status" className="flex min-h-6 items-center gap-2 text-minor text-muted">
        {isChecking && (
          <>
            <Spinner />
            {t('checking')}
          </>
        )}
      </p>
    </div>
  )
}

/** Where the faces stand beside the pad, they say who it is and how to change it. */
function Who({ name, onBack }: Pick<PinPadProps, 'name' | 'onBack'>) {
  const t = useText(identityTexts)
  return (
    <div className="relative flex min-h-12 w-full items-center justify-center pair:hidden">
      <span className="absolute start-0">
        <IconButton label={t('back')} icon={ArrowLeft} onPress={onBack} />
      </span>
      <span className="hidden rail:block">
        <Avatar name={name} size="large" />
      </span>
    </div>
  )
}

type PinLockedProps = Pick<PinPadProps, 'name' | 'onBack'> & {
  onRetry: () => void
  /** The server was not asked: it may know of a new PIN. */
  isOffline: boolean
}

function PinLocked({ name, onBack, onRetry, isOffline }: PinLockedProps) {
  const t = useText(identityTexts)
  return (
    <div
      role="alert"
      className="mx-auto flex max-w-md flex-col items-center gap-5 text-center"
    >
      <Who name={name} onBack={onBack} />
      <p className="flex items-center gap-2 text-row font-semibold">
        <StateShape shape="square" className="size-6 text-bad" />
        {t('pinLocked', { name })}
      </p>
      <p className="text-muted">{t('pinLockedHint')}</p>
      {isOffline && <p className="text-muted">{t('lockedNeedsNetwork')}</p>}
      <Button onPress={onRetry}>{t('pinLockedRetry')}</Button>
    </div>
  )
}

function usePadWords(): (result: Exclude<PadResult, { type: 'locked' }>) => string {
  const t = useText(identityTexts)
  return (result) => {
    switch (result.type) {
      case 'wrong':
        return t('triesLeft', { count: result.triesLeft })
      case 'needsNetwork':
        return t('firstNeedsNetwork')
      case 'deviceRevoked':
        return t('deviceRevoked')
      case 'tooFast':
        return t('tooFast', { seconds: Math.ceil(result.retryAfterMs / 1_000) })
      case 'serverTrouble':
        return t('serverTrouble')
      case 'notKept':
        return t('storageTrouble')
    }
  }
}
