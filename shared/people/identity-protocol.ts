/**
 * Everything that crosses between a device and the server about who may do what: setup,
 * enrolment, PINs, people, devices. Mounted at `/auth/v1`; both sides parse with these.
 *
 * A request carries `Authorization: Bearer <credential>` (all but setup and enrolment) and,
 * where a person acts, the token of `unlock` in the header `PERSON_HEADER`.
 */
import * as z from 'zod/mini'
import { ERROR_CODES } from '../errors.ts'
import { isTimeZone } from '../record/time-zone.ts'
import { SCOPE_PATTERN } from '../sync/scope.ts'
import { ROLES } from './person.ts'
import { PIN_PATTERN, WEAK_PIN_REASONS } from './pin-rules.ts'

export const PERSON_HEADER = 'x-floorwalk-person'
export const ENROLMENT_CODE_MS = 10 * 60_000
export const PERSON_TOKEN_MS = 12 * 3_600_000

const uuid = z.guid()
const ms = z.int().check(z.nonnegative())
const name = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))
const pin = z.string().check(z.regex(PIN_PATTERN))
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const zone = name(60).check(z.refine(isTimeZone, 'not a time zone'))
/** What a person at a tablet can be; `display` is a device, not a person. */
const staffRole = z
  .enum(ROLES)
  .check(z.refine((role) => role !== 'display', 'not a person'))

export const DEVICE_KINDS = ['tablet', 'display'] as const
const deviceKind = z.enum(DEVICE_KINDS)
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** `<tenantId>.<deviceId>.<secret, 43 characters base64url>`: shown once, at enrolment. */
export const CREDENTIAL_PATTERN = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([\w-]{43})$/
const credential = z.string().check(z.regex(CREDENTIAL_PATTERN))

export const deviceSchema = z.object({
  tenantId: uuid,
  deviceId: uuid,
  storeId: uuid,
  kind: deviceKind,
  name: z.string(),
  scopes: z.array(z.string().check(z.regex(SCOPE_PATTERN))),
})
export type Device = z.infer<typeof deviceSchema>

/** GET /setup: whether this installation still waits for its first tenant. */
export const setupStateSchema = z.object({ open: z.boolean() })
export type SetupState = z.infer<typeof setupStateSchema>

/** POST /setup: tenant, store, first admin and this device, with the printed one-time token. */
export const setupRequestSchema = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  tenantName: name(80),
  storeName: name(80),
  zone,
  opens: clockTime,
  closes: clockTime,
  adminName: name(80),
  pin,
  deviceName: name(60),
})
export type SetupRequest = z.infer<typeof setupRequestSchema>

export const setupReplySchema = z.object({
  credential,
  device: deviceSchema,
  personId: uuid,
})
export type SetupReply = z.infer<typeof setupReplySchema>

/** POST /enrol: `code` as typed or scanned, see `readCode`. */
export const enrolRequestSchema = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(80)),
  deviceName: z.optional(name(60)),
})
export type EnrolRequest = z.infer<typeof enrolRequestSchema>

export const enrolReplySchema = z.object({ credential, device: deviceSchema })
export type EnrolReply = z.infer<typeof enrolReplySchema>

/** POST /enrolment-codes (person token of admin or office). */
export const enrolmentCodeRequestSchema = z.strictObject({
  deviceKind,
  deviceName: name(60),
})
export type EnrolmentCodeRequest = z.infer<typeof enrolmentCodeRequestSchema>

export const enrolmentCodeReplySchema = z.object({
  /** Grouped for reading. */
  code: z.string(),
  /** `/enrol#code=…`, to be put behind the origin for the QR. */
  path: z.string(),
  expiresAt: ms,
})
export type EnrolmentCodeReply = z.infer<typeof enrolmentCodeReplySchema>

/** GET /device: who this device is, and the server's clock, ms. */
export const deviceReplySchema = z.object({ device: deviceSchema, now: ms })
export type DeviceReply = z.infer<typeof deviceReplySchema>

/** POST /device/credential: sha-256 of the secret that the device has stored, hex [AU-2]. */
export const renewRequestSchema = z.strictObject({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})

/** POST /unlock: 401 `wrong_pin` with `triesLeft`, 423 `pin_locked`. */
export const unlockRequestSchema = z.strictObject({ personId: uuid, pin })
export type UnlockRequest = z.infer<typeof unlockRequestSchema>

export const unlockReplySchema = z.object({
  personToken: z.string().check(z.maxLength(400)),
  expiresAt: ms,
  /** When this PIN was set: one set later than a tablet's own lock lifts it there. */
  pinSetAt: ms,
})
export type UnlockReply = z.infer<typeof unlockReplySchema>

/** POST /people (person token of admin, office or manager): 422 `weak_pin` with `reason`. */
export const newPersonRequestSchema = z.strictObject({
  name: name(80),
  role: staffRole,
  pin,
})
export type NewPersonRequest = z.infer<typeof newPersonRequestSchema>

export const newPersonReplySchema = z.object({ id: uuid })
export type NewPersonReply = z.infer<typeof newPersonReplySchema>

/** PATCH /people/:id: 409 `last_admin` when no active admin would be left. */
export const editPersonRequestSchema = z.strictObject({
  name: z.optional(name(80)),
  role: z.optional(staffRole),
  active: z.optional(z.boolean()),
  /** A new PIN also lifts a lock on every device. */
  pin: z.optional(pin),
})
export type EditPersonRequest = z.infer<typeof editPersonRequestSchema>

/** Answer of a verb that has nothing to tell. */
export const doneSchema = z.object({ ok: z.literal(true) })

/** GET /devices (person token of admin or office). */
export const deviceListSchema = z.object({
  devices: z.array(
    z.object({
      deviceId: uuid,
      storeId: uuid,
      kind: deviceKind,
      name: z.string(),
      status: z.enum(['active', 'revoked']),
      createdAt: ms,
      lastSeenAt: z.nullable(ms),
    }),
  ),
})
export type DeviceList = z.infer<typeof deviceListSchema>

/**
 * Every answer that is not 2xx, by `code`; never decide by `message`. `bad_code` covers a
 * wrong, used and expired code alike: an answer must not tell a stranger which.
 * `signed_out`: the device's credential no longer holds. `device_locked`: one that was
 * replaced has been used, so nobody is let in until the office gives the device a code. `pin_needed`: the device is fine,
 * the person's token is missing or over, ask for the PIN again.
 */
export const identityErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  /** With `wrong_pin`. */
  triesLeft: z.optional(z.int()),
  /** With `weak_pin`. */
  reason: z.optional(z.enum(WEAK_PIN_REASONS)),
  /** With `busy` and `too_many`. */
  retryAfterMs: z.optional(z.number()),
})
export type IdentityError = z.infer<typeof identityErrorSchema>
