/** Parse, call one verb, answer: the sign-in of the office. The rules lie in `server/auth`. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { AppError } from '#shared/errors.ts'
import {
  acceptRequestSchema,
  freshRequestSchema,
  inviteRequestSchema,
  passwordRequestSchema,
  recoveryRequestSchema,
  signInRequestSchema,
  totpRequestSchema,
} from '#shared/office/session-protocol.ts'
import { PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import type { IdentityDeps } from '../auth/identity-deps.ts'
import { acceptInvite } from '../auth/office/accept-invite.ts'
import { findAccount } from '../auth/office/account.ts'
import { changePassword } from '../auth/office/change-password.ts'
import { finishSignIn, readPending } from '../auth/office/finish-sign-in.ts'
import { freshProof } from '../auth/office/fresh-proof.ts'
import { invite, inviteSelf } from '../auth/office/invite.ts'
import {
  endSession,
  forgetCookie,
  listSessions,
  renewRecoveryCodes,
} from '../auth/office/manage-sessions.ts'
import { readMe } from '../auth/office/read-me.ts'
import { resetTotp } from '../auth/office/reset-totp.ts'
import { noteFailure, signIn } from '../auth/office/sign-in.ts'
import type { RecogniseDevice } from '../auth/recognise-device.ts'
import { requirePerson } from '../auth/require-person.ts'
import type { AppEnv } from './app-env.ts'
import { activeDevice } from './device-auth.ts'
import { parseInput } from './errors.ts'
import {
  giveCookie,
  officeAuth,
  readCookie,
  requireFresh,
  takeCookie,
} from './office-auth.ts'
import { type OfficeGuesses, officeGuesses } from './office-guesses.ts'
import { byDevice, byPeer, type Limits, rateLimit } from './rate-limit.ts'
import { jsonBody, requestBody } from './request-body.ts'
import { uuidParam } from './uuid-param.ts'

/** Route by route: middleware of this address would be everybody's below it. */
const body = requestBody(8 * 1024)

type SessionInput = {
  readonly deps: IdentityDeps
  readonly devices: RecogniseDevice
  readonly limits: Limits
  readonly isProxied: boolean
  readonly log: Logger
}

export function officeSessionRoutes(input: SessionInput) {
  const { deps, limits, isProxied } = input
  const guesses = officeGuesses({ ...deps, limits, peerOf: byPeer(isProxied) })
  return new Hono<AppEnv>()
    .route('/', doorRoutes(input, guesses))
    .route('/', insideRoutes(input, guesses))
}

/** For who is not in yet. */
function doorRoutes(
  { deps, limits, isProxied, log }: SessionInput,
  guesses: OfficeGuesses,
) {
  const door = rateLimit({
    ...{ rate: limits.officeDoor, now: deps.now, keyOf: byPeer(isProxied) },
  })

  async function finish(c: Context<AppEnv>, by: 'totp' | 'recovery') {
    const pending = await readPending(deps, readCookie(c))
    const schema = by === 'totp' ? totpRequestSchema : recoveryRequestSchema
    const { code } = parseInput(schema, await jsonBody(c))
    const takeBack = await guesses.code(c, pending)
    const done = await finishSignIn(deps, pending, { code, by, agent: agentOf(c) })
    await takeBack()
    giveCookie(c, done.token)
    return c.json(done.reply)
  }

  return new Hono<AppEnv>()
    .post('/session', body, door, async (c) => {
      const { email, password } = parseInput(signInRequestSchema, await jsonBody(c))
      const account = await findAccount(deps, email)
      const takeBack = await guesses.password(c, email, account)
      const proof = { password, agent: agentOf(c) }
      const done = await signIn(deps, account, proof).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'wrong_login') {
          noteFailure(deps, account).catch(() =>
            log.error('a failed sign-in is not audited'),
          )
        }
        throw error
      })
      await takeBack()
      await forgetCookie(deps, readCookie(c))
      giveCookie(c, done.token)
      return c.json(done.reply)
    })
    .post('/session/totp', body, door, (c) => finish(c, 'totp'))
    .post('/session/recovery', body, door, (c) => finish(c, 'recovery'))
    .post('/invites/accept', body, door, async (c) => {
      const request = parseInput(acceptRequestSchema, await jsonBody(c))
      const done = await acceptInvite(deps, request, agentOf(c))
      giveCookie(c, done.token)
      return c.json(done.reply)
    })
}

/** For who is in: what one does about oneself, and administrators about others' accounts. */
function insideRoutes({ deps, devices, limits }: SessionInput, guesses: OfficeGuesses) {
  const { now } = deps
  const bySession = (c: Context<AppEnv>) => c.var.office.sessionId
  const limit = rateLimit({ rate: limits.people, now, keyOf: bySession })
  const [auth, fresh] = [officeAuth(deps), requireFresh(deps)]

  return new Hono<AppEnv>()
    .get('/session', auth, async (c) => {
      const { tenantId } = c.var.office
      const me = await deps.db.inTenant(tenantId, (tx) => readMe(tx, c.var.office))
      return c.json({ me })
    })
    .delete('/session', auth, async (c) => {
      await endSession(deps, c.var.office, c.var.office.sessionId)
      takeCookie(c)
      return c.json({ ok: true })
    })
    .post('/session/fresh', body, auth, limit, async (c) => {
      const proof = parseInput(freshRequestSchema, await jsonBody(c))
      const takeBack = await guesses.proof(c, c.var.office)
      const { token, freshUntil } = await freshProof(deps, c.var.office, proof)
      await takeBack()
      giveCookie(c, token)
      return c.json({ freshUntil })
    })
    .get('/sessions', auth, limit, async (c) => {
      return c.json(await listSessions(deps, c.var.office, c.req.query('person')))
    })
    .delete('/sessions/:id', auth, limit, async (c) => {
      await endSession(deps, c.var.office, uuidParam(c, 'id'))
      return c.json({ ok: true })
    })
    .post('/password', body, auth, limit, async (c) => {
      const request = parseInput(passwordRequestSchema, await jsonBody(c))
      const takeBack = await guesses.proof(c, c.var.office)
      await changePassword(deps, c.var.office, request)
      await takeBack()
      return c.json({ ok: true })
    })
    .post('/recovery-codes', body, auth, fresh, limit, async (c) => {
      return c.json({ recoveryCodes: await renewRecoveryCodes(deps, c.var.office) })
    })
    .post('/totp/reset', body, auth, fresh, limit, async (c) => {
      const { personId } = parseInput(inviteRequestSchema, await jsonBody(c))
      return c.json(await resetTotp(deps, c.var.office, personId))
    })
    .post(
      '/invites',
      body,
      tabletOr(activeDevice(devices), auth),
      tabletOr(pass, fresh),
      tabletOr(rateLimit({ rate: limits.people, now, keyOf: byDevice }), limit),
      async (c) => {
        const { personId } = parseInput(inviteRequestSchema, await jsonBody(c))
        if (!isTablet(c)) return c.json(await invite(deps, c.var.office, personId))
        const { device } = c.var
        const by = await requirePerson(deps, device, c.req.header(PERSON_HEADER))
        return c.json(await inviteSelf(deps, { device, by }, personId))
      },
    )
}

function tabletOr(
  tablet: MiddlewareHandler<AppEnv>,
  office: MiddlewareHandler<AppEnv>,
): MiddlewareHandler<AppEnv> {
  return (c, next) => (isTablet(c) ? tablet(c, next) : office(c, next))
}

const pass: MiddlewareHandler<AppEnv> = (_c, next) => next()

function isTablet(c: Context<AppEnv>): boolean {
  return c.req.header('authorization') !== undefined
}

function agentOf(c: Context<AppEnv>): string {
  return c.req.header('user-agent') ?? ''
}
