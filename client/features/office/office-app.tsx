import { QueryClientProvider } from '@tanstack/react-query'
import { LogIn } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { officeTexts } from '#client/locales/office.ts'
import { useText } from '#client/locales/use-text.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Frame } from './frame.tsx'
import { newQueryClient } from './query-client.ts'
import { Loading, ProblemState } from './query-view.tsx'
import { meContext, useSession } from './use-session.ts'

export type OfficeAppProps = {
  /** Language, theme: they belong to this browser and are the app's. */
  readonly appearance: ReactNode
  /** `/` goes to the search. */
  readonly hasSlashKey: boolean
}

/** The back office: any browser, no tablet, one person with a session. */
export function OfficeApp(props: OfficeAppProps) {
  const [client] = useState(newQueryClient)
  return (
    <QueryClientProvider client={client}>
      <SessionGate {...props} />
    </QueryClientProvider>
  )
}

function SessionGate(props: OfficeAppProps) {
  const { data: me, error, isPending, refetch } = useSession()
  if (isPending) return <Loading />
  if (me) {
    return (
      <meContext.Provider value={me}>
        <Frame {...props} />
      </meContext.Provider>
    )
  }
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />
  return <SignedOut />
}

function SignedOut() {
  const t = useText(officeTexts)
  return (
    <main>
      <EmptyState icon={LogIn} text={t('signedOut')} hint={t('signedOut.hint')} />
    </main>
  )
}
