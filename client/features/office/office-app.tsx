import { QueryClientProvider } from '@tanstack/react-query'
import { Activity, type ReactNode, useState } from 'react'
import { Frame } from './frame.tsx'
import { newQueryClient } from './query-client.ts'
import { Loading, ProblemState } from './query-view.tsx'
import { inviteToken } from './sign-in/invite-token.ts'
import { OfficeSignIn } from './sign-in/office-sign-in.tsx'
import { useKeptPage } from './use-kept-page.ts'
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
  const { kept, settle } = useKeptPage()
  // While the steps are taken the session may be there already: the codes come after it.
  const [isEntering, setIsEntering] = useState(() => inviteToken(location) !== null)
  const isOut = isEntering || me === null
  const shown = isOut ? kept : me

  async function handleDone() {
    const { data } = await refetch()
    settle(data ?? null)
    setIsEntering(false)
  }

  return (
    <>
      {isOut && (
        <OfficeSignIn
          onBegun={() => setIsEntering(true)}
          onDone={() => void handleDone()}
        />
      )}
      {shown && (
        <Activity mode={isOut ? 'hidden' : 'visible'}>
          <meContext.Provider value={shown}>
            <Frame key={shown.personId} {...props} />
          </meContext.Provider>
        </Activity>
      )}
      {!isOut && !shown && isPending && <Loading />}
      {!isOut && !shown && !isPending && (
        <ProblemState error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}
