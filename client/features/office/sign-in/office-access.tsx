import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import type { OfficePerson } from '#shared/office/people-protocol.ts'
import { inviteReplySchema } from '#shared/office/session-protocol.ts'
import { officeCall } from '../office-call.ts'
import { problemCode } from '../office-problem.ts'
import { ProblemNote } from '../problem-note.tsx'
import { QueryView } from '../query-view.tsx'
import { useAct } from '../use-act.tsx'
import { useMe } from '../use-session.ts'
import { SessionRows, useSessions } from './session-list.tsx'

const OFFICE: readonly string[] = ['manager', 'office', 'admin']

/** Somebody's account in the office, for administrators: the way in, and the ways it is open. */
export function OfficeAccess({ person }: { person: OfficePerson }) {
  const me = useMe()
  const isTheirs = me.role === 'admin' && person.id !== me.personId
  if (!isTheirs || !person.active || !OFFICE.includes(person.role)) return null
  return <Access person={person} />
}

function Access({ person: { id, name } }: { person: OfficePerson }) {
  const t = useText(officeSignInTexts)
  const [link, setLink] = useState<string | null>(null)
  const act = useAct({
    act: (path: '/invites' | '/totp/reset') =>
      officeCall({ path, body: { personId: id }, reply: inviteReplySchema }),
    changes: ['sessions'],
    onDone: ({ path }) => setLink(location.origin + path),
  })
  const hasNone = problemCode(act.error) === 'not_found'
  return (
    <section
      aria-label={t('access')}
      className="mt-8 flex flex-col items-start gap-4 border-hairline border-t pt-6"
    >
      <h3 className="font-semibold">{t('access')}</h3>
      <Button isBusy={act.isBusy} onPress={() => act.run('/invites')}>
        {t('invite')}
      </Button>
      <p className="text-minor text-muted">{t('inviteHint')}</p>
      {link && (
        <div role="status" className="flex flex-col gap-2 self-stretch">
          <p>{t('inviteLink', { name })}</p>
          <p translate="no" className="text-minor select-all [overflow-wrap:anywhere]">
            {link}
          </p>
        </div>
      )}
      <Button tone="danger" isBusy={act.isBusy} onPress={() => act.run('/totp/reset')}>
        {t('resetTotp')}
      </Button>
      <p className="text-minor text-muted">{t('resetTotpHint')}</p>
      {hasNone ? <p role="alert">{t('noAccount')}</p> : <ProblemNote error={act.error} />}
      {act.proof}
      <div className="self-stretch">
        <QueryView query={useSessions(id)}>
          {({ sessions }) => <SessionRows sessions={sessions} />}
        </QueryView>
      </div>
    </section>
  )
}
