import { type ReactNode, useEffect, useState } from 'react'
import { useDevice } from '#client/data/use-device.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { DoorHeader } from '#client/people/door-header.tsx'
import { EnrolForm } from './enrol-form.tsx'
import { ReadyPanel } from './ready-panel.tsx'
import { codeOfHash } from './typed-code.ts'

/** `install`: how this browser gets the app onto its home screen and keeps its data. */
export type EnrolScreenProps = { install?: ReactNode }

/** `/enrol#code=…`: a browser becomes a device of a store, and says when it is ready. */
export function EnrolScreen({ install }: EnrolScreenProps) {
  const t = useText(enrolmentTexts)
  const device = useDevice()
  // Shut out, it keeps what it holds and may be enrolled anew.
  const { signedOut, revoked } = useSyncState()
  const isOurs = device !== null && !signedOut && !revoked
  const scanned = useScannedCode()
  return (
    <main className="min-h-dvh px-4 py-6 rail:px-8 rail:py-10">
      <div className="mx-auto flex max-w-2xl flex-col gap-8">
        <DoorHeader languageLabel={t('language')} />
        {isOurs ? (
          <ReadyPanel device={device} install={install} />
        ) : (
          <EnrolForm key={scanned} scanned={scanned} />
        )}
      </div>
    </main>
  )
}

/** The code of the link, also of one that is scanned while the form is open. */
function useScannedCode(): string | null {
  const [scanned, setScanned] = useState(() => codeOfHash(location.hash))
  useEffect(() => {
    const read = () => setScanned((held) => codeOfHash(location.hash) ?? held)
    // It may have changed between the first paint and now.
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return scanned
}
