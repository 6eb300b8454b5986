/**
 * The sign-in of the back office. Mounted at `/office/v1`; the session is a cookie, which
 * pages never see. Two steps always: a password, then a code of an authenticator.
 */
import * as z from 'zod/mini'
import { ROLES } from '../people/person.ts'
import { PASSWORD_MAX } from './password-rules.ts'

/** With the value `1` on whatever is not a GET: other sites cannot send it. */
export const OFFICE_HEADER = 'x-floorwalk-office'
/** On a request nobody asked for, such as a refresh: it keeps no session alive. */
export const BACKGROUND_HEADER = 'x-floorwalk-background'
export const INVITE_MS = 30 * 60_000
export const FRESH_MS = 5 * 60_000

const ms = z.int().check(z.nonnegative())
const email = z
  .string()
  .check(z.trim(), z.maxLength(254), z.regex(/^[^\s@]{1,64}@[^\s@]+$/))
/** Twice the limit in UTF-16; how many characters it has is a rule of its own. */
const password = z.string().check(z.minLength(1), z.maxLength(PASSWORD_MAX * 2))
const totpCode = z.string().check(z.trim(), z.regex(/^\d{3} ?\d{3}$/))
const recoveryCode = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

export const meSchema = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  tenantName: z.string(),
  /** Stores this person has a say about. */
  storeIds: z.union([z.literal('all'), z.array(z.string())]),
  /** Acts that want fresh proof are allowed until then. */
  freshUntil: ms,
})
export type Me = z.infer<typeof meSchema>

/** GET /session: 401 `signed_out`. */
export const sessionReplySchema = z.object({ me: meSchema })

/** POST /session: 401 `wrong_login`, whatever of it is wrong; 429. */
export const signInRequestSchema = z.strictObject({ email, password })
export type SignInRequest = z.infer<typeof signInRequestSchema>

/** What the authenticator is to be given: the secret in base32, and as a link for a QR. */
export const enrolTotpSchema = z.object({
  stage: z.literal('enrol_totp'),
  secret: z.string(),
  uri: z.string(),
})
export type EnrolTotp = z.infer<typeof enrolTotpSchema>

export const stageReplySchema = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('totp') }),
  enrolTotpSchema,
])
export type StageReply = z.infer<typeof stageReplySchema>

/** POST /session/totp: 401 `wrong_code`, also for one used before; 429. */
export const totpRequestSchema = z.strictObject({ code: totpCode })

/** POST /session/recovery: instead of the code, each once; 401 `wrong_code`; 429. */
export const recoveryRequestSchema = z.strictObject({ code: recoveryCode })

/** `recoveryCodes` come with a new authenticator, once. */
export const signedInReplySchema = z.object({
  me: meSchema,
  recoveryCodes: z.optional(z.array(z.string())),
})
export type SignedInReply = z.infer<typeof signedInReplySchema>

/** POST /session/fresh: exactly one of them. 401 `wrong_login` or `wrong_code`; 429. */
export const freshRequestSchema = z.union([
  z.strictObject({ password }),
  z.strictObject({ code: totpCode }),
])
export type FreshRequest = z.infer<typeof freshRequestSchema>

export const freshReplySchema = z.object({ freshUntil: ms })

/** GET /sessions: one's own, or with `?person=` an administrator anybody's. */
export const sessionListSchema = z.object({
  sessions: z.array(
    z.object({
      id: z.guid(),
      /** The browser, in its own words. */
      agent: z.string(),
      createdAt: ms,
      lastSeenAt: ms,
      isThis: z.boolean(),
    }),
  ),
  /** Recovery codes that were not used yet. */
  recoveryLeft: z.int().check(z.nonnegative()),
})
export type SessionList = z.infer<typeof sessionListSchema>

/** POST /invites, POST /totp/reset. */
export const inviteRequestSchema = z.strictObject({ personId: z.guid() })

export const inviteReplySchema = z.object({
  /** `/office/invite#token=…`, to be put behind the origin. */
  path: z.string(),
  expiresAt: ms,
})
export type InviteReply = z.infer<typeof inviteReplySchema>

/** POST /invites/accept: 401 `bad_code`, 422 `weak_password` with `reason`, 409 `conflict`. */
export const acceptRequestSchema = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  email,
  password,
})
export type AcceptRequest = z.infer<typeof acceptRequestSchema>

/** POST /password: 401 `wrong_login`, 422 `weak_password`; ends the other sessions. */
export const passwordRequestSchema = z.strictObject({ current: password, next: password })
export type PasswordRequest = z.infer<typeof passwordRequestSchema>

/** POST /recovery-codes: ten new ones; the old ones are void. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) })
