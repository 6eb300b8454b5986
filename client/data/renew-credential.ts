/**
 * The credential renews itself [AU-2]. The next one is stored first, then proposed, then, once
 * the server has said yes, used: wherever that ends, both sides still know one that holds.
 * Tabs share what is stored, so all of them propose the same.
 */
import type { LocalDb } from '#client/sync/local-db.ts'
import { deviceReplySchema, doneSchema } from '#shared/people/identity-protocol.ts'
import { changeEnrolment, type Enrolment, readEnrolment } from './device.ts'
import { type Answer, call } from './identity-api.ts'

/** A backup older than so many weeks is restored by nobody. */
const MAX_PAST = 8

/** `credential`: the one that is to be replaced; nothing is done when it was already. */
export async function renewCredential(db: LocalDb, credential: string): Promise<void> {
  const enrolment = await changeEnrolment(db, (held) =>
    held.credential !== credential || held.next ? null : { ...held, next: nextOf(held) },
  )
  const next = enrolment?.credential === credential ? enrolment.next : undefined
  if (!next) return
  const answer = await propose(credential, next)
  // A reply that was lost on the way: the same is proposed again.
  if (answer.type !== 'ok') return
  await changeEnrolment(db, (held) => (held.next === next ? moveOn(held, next) : null))
}

/** A server that was restored knows an earlier one: that is used again. */
export async function recoverCredential(db: LocalDb, credential: string): Promise<void> {
  const enrolment = await readEnrolment(db)
  if (enrolment?.credential !== credential) return
  const past = enrolment.past ?? []
  for (const [i, earlier] of past.entries()) {
    const answer = await ask(earlier)
    if (answer.type === 'unreachable') return
    if (answer.type === 'refused' && answer.error.code === 'signed_out') continue
    if (answer.type !== 'ok') return
    await changeEnrolment(db, (held) =>
      held.credential === credential
        ? { device: held.device, credential: earlier, past: past.slice(i + 1) }
        : null,
    )
    return
  }
}

function moveOn({ device, credential, past = [] }: Enrolment, next: string): Enrolment {
  return { device, credential: next, past: [credential, ...past].slice(0, MAX_PAST) }
}

function nextOf({ device }: Enrolment): string {
  const secret = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))
  const text = btoa(secret).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${device.tenantId}.${device.deviceId}.${text}`
}

/** Only its hash travels: the secret itself has been nowhere but here until it is used. */
async function propose(credential: string, next: string): Promise<Answer<unknown>> {
  const secret = new TextEncoder().encode(next.slice(next.lastIndexOf('.') + 1))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', secret))
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return await call({
    ...{ path: '/device/credential', body: { hash }, reply: doneSchema },
    ...{ caller: { credential }, isExact: true },
  })
}

function ask(credential: string): Promise<Answer<unknown>> {
  const reply = deviceReplySchema
  return call({ path: '/device', caller: { credential }, isExact: true, reply })
}
