import { useQuery } from '@tanstack/react-query'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import {
  type SessionList as Listed,
  sessionListSchema,
} from '#shared/office/session-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { ProblemNote } from '../problem-note.tsx'
import { type Act, useAct } from '../use-act.tsx'
import { useStores, zoneOf } from '../use-stores.ts'
import { agentName } from './agent-name.ts'

const SESSIONS = 'sessions'

/** `personId`: whose, when not one's own. */
export function useSessions(personId?: string) {
  return useQuery({
    queryKey: [SESSIONS, personId ?? null],
    queryFn: ({ signal }) =>
      officeCall({
        ...{ path: '/sessions', query: { person: personId } },
        ...{ reply: sessionListSchema, signal },
      }),
  })
}

/** Where somebody is signed in; every one of them but this can be ended here. */
export function SessionRows({ sessions }: Pick<Listed, 'sessions'>) {
  const t = useText(officeSignInTexts)
  const act = useAct({
    act: (id: string) =>
      officeCall({ path: `/sessions/${id}`, method: 'DELETE', reply: doneSchema }),
    changes: [SESSIONS],
    onDone: () => showSnackbar({ text: t('sessionEnded') }),
  })
  if (sessions.length === 0) return <p className="text-muted">{t('noSessions')}</p>
  return (
    <>
      <ul aria-label={t('sessions')} className="flex flex-col">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} act={act} />
        ))}
      </ul>
      <ProblemNote error={act.error} />
    </>
  )
}

type SessionRowProps = { session: Listed['sessions'][number]; act: Act<string> }

function SessionRow({ session, act }: SessionRowProps) {
  const t = useText(officeSignInTexts)
  const format = useFormat()
  const { id, isThis, createdAt, lastSeenAt } = session
  const zone = zoneOf(useStores().data?.stores)
  const agent = agentName(session.agent) ?? t('agentUnknown')
  const when = (at: number) => format.dayTime(at, zone)
  return (
    <li className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-hairline border-t py-2 first:border-0">
      <span className="min-w-0">
        <span className="block font-medium">
          {agent}
          {isThis && <span className="ms-2 text-minor text-muted">{t('sessionThis')}</span>}
        </span>
        <span className="figures block text-minor text-muted">
          {t('sessionSeen', { from: when(createdAt), seen: when(lastSeenAt) })}
        </span>
      </span>
      {!isThis && (
        <Button isBusy={act.isBusy} onPress={() => act.run(id)}>
          {t('sessionEnd')}
          <span className="sr-only">{`: ${agent}, ${when(createdAt)}`}</span>
        </Button>
      )}
    </li>
  )
}
