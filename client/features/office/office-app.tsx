import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Frame } from './frame.tsx'
import { newQueryClient } from './query-client.ts'
import { Loading, ProblemState } from './query-view.tsx'
import { inviteToken } from './sign-in/invite-token.ts'
import { OfficeSignIn } from './sign-in/office-sign-in.tsx'
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
  // While the steps are taken the session may be there already: the codes come after it.
  const [isEntering, setIsEntering] = useState(() => inviteToken(location) !== null)
  if (isEntering || me === null) {
    return (
      <OfficeSignIn
        onBegun={() => setIsEntering(true)}
        onDone={() => void refetch().then(() => setIsEntering(false))}
      />
    )
  }
  if (isPending) return <Loading />
  if (me) {
    return (
      <meContext.Provider value={me}>
        <Frame {...props} />
      </meContext.Provider>
    )
  }
  return <ProblemState error={error} onRetry={() => void refetch()} />
}
