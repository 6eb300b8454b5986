import { useState } from 'react'
import { canStore } from '#client/data/can-store.ts'
import { setUp } from '#client/data/identity-api.ts'
import { serverNow } from '#client/data/server-now.ts'
import { signIn } from '#client/data/session.ts'
import { unlockPerson } from '#client/data/unlock-person.ts'
import { useDb } from '#client/data/use-db.ts'
import { useEnrol } from '#client/data/use-device.ts'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import type { IdentityError, SetupReply } from '#shared/people/identity-protocol.ts'
import type { SetupAnswers } from './setup-answers.ts'

type SetUpInput = { token: string; onLinkBroken: () => void; onDone: () => void }

/** Makes the tenant, then this browser its first tablet, then signs its first person in. */
export function useSetUp({ token, onLinkBroken, onDone }: SetUpInput) {
  const t = useText(enrolmentTexts)
  const db = useDb()
  const keep = useEnrol()
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function send({ pinAgain: _, ...answers }: SetupAnswers): Promise<void> {
    if (!globalThis.crypto?.subtle) return setFailure(t('error.unsupported'))
    setIsBusy(true)
    setFailure(null)
    if (!(await canStore(db))) {
      setFailure(t('error.notKept'))
      return setIsBusy(false)
    }
    const answer = await setUp({ ...trimmed(answers), token })
    if (answer.type === 'ok') {
      await begin(answer.value, answers.pin).catch(() => setFailure(t('error.notKept')))
    } else if (answer.type === 'unreachable') setFailure(t('error.offline'))
    else if (answer.error.code === 'bad_code') onLinkBroken()
    else setFailure(wordsOf(answer.error))
    setIsBusy(false)
  }

  async function begin({ credential, device, personId }: SetupReply, pin: string) {
    const { deviceId } = device
    // Sealed before the enrolment is kept: from then on the app is another page.
    const entered = await unlockPerson({
      ...{ of: { db, deviceId, personId }, caller: { credential }, pin },
      now: serverNow(),
    })
    await keep({ credential, device })
    if (entered.type === 'unlocked') signIn(personId, entered.secret)
    onDone()
  }

  function wordsOf({ code, reason, retryAfterMs = 0 }: IdentityError): string {
    if (code === 'weak_pin' && reason) return t(`weak.${reason}`)
    if (code !== 'too_many') return t('error.server')
    return t('error.tooMany', { seconds: Math.ceil(retryAfterMs / 1_000) })
  }

  return { isBusy, failure, send }
}

function trimmed<T extends Record<string, string>>(answers: T): T {
  const entries = Object.entries(answers).map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(entries) as T
}
