/** Devices as the back office sees them: what they are, how their sync is, what was on them. */
import * as z from 'zod/mini'
import { DEVICE_KINDS } from '../people/identity-protocol.ts'
import { DEVICE_CONCERNS } from './device-health.ts'

const ms = z.int().check(z.nonnegative())
const count = z.int().check(z.nonnegative())
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

/**
 * `retiring`: it sends what it holds, then wipes itself and is `retired`. `lost`: it is told to
 * wipe itself at the next contact. `revoked`: shut out, what it holds stays on it. `locked`:
 * a credential of it that was replaced has been used; shut out until the office unlocks it.
 */
export const DEVICE_STATES = [
  'active',
  'retiring',
  'retired',
  'lost',
  'revoked',
  'locked',
] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** What a device last told about itself; null where it has not said. */
export const deviceReportSchema = z.object({
  at: z.nullable(ms),
  waiting: z.nullable(count),
  oldestWaitingAt: z.nullable(ms),
  photosWaiting: z.nullable(count),
  /** Server minus device, ms. */
  offsetMs: z.nullable(z.number()),
  persisted: z.nullable(z.boolean()),
  usedBytes: z.nullable(z.number()),
  quotaBytes: z.nullable(z.number()),
})
export type DeviceReport = z.infer<typeof deviceReportSchema>

export const officeDeviceSchema = z.object({
  deviceId: z.guid(),
  storeId: z.guid(),
  kind: z.enum(DEVICE_KINDS),
  name: z.string(),
  state: z.enum(DEVICE_STATES),
  createdAt: ms,
  lastSeenAt: z.nullable(ms),
  /** Of the app, as it last synced. */
  version: z.nullable(z.string()),
  report: deviceReportSchema,
  /** What it sent, was refused and waits for a decision. */
  refused: count,
  /** When it came back with nothing of what it had held; null: it never did. */
  returnedEmptyAt: z.nullable(ms),
  /** When it was told to go, and when it said that it had wiped itself. */
  orderedAt: z.nullable(ms),
  wipedAt: z.nullable(ms),
  /** When a credential that was replaced was used; null: never, or it was let in again. */
  lockedAt: z.nullable(ms),
  concerns: z.array(z.enum(DEVICE_CONCERNS)),
})
export type OfficeDevice = z.infer<typeof officeDeviceSchema>

/** GET /devices: what needs attention first. `now`: the server's clock. */
export const officeDeviceListSchema = z.object({
  now: ms,
  devices: z.array(officeDeviceSchema),
  /** Of everything the filter lets through, beyond this page. */
  totals: z.object({
    devices: count,
    attention: count,
    refused: count,
    decisions: count,
    photosBehind: count,
  }),
  /** To be asked for `after`. */
  next: z.nullable(z.string()),
  /** Where the nightly check found the audit altered; null: whole, or not checked yet. */
  auditBroken: z.optional(z.nullable(count)),
})
export type OfficeDeviceList = z.infer<typeof officeDeviceListSchema>

/** POST /enrolment-codes: for a new device of that store. */
export const officeCodeRequestSchema = z.strictObject({
  storeId: z.guid(),
  deviceKind: z.enum(DEVICE_KINDS),
  deviceName: name,
})
export type OfficeCodeRequest = z.infer<typeof officeCodeRequestSchema>

/** PATCH /devices/:id. */
export const renameDeviceRequestSchema = z.strictObject({ name, seen: z.string() })

/** POST /devices/:id/move: it retires here; the code enrols it there. */
export const moveDeviceRequestSchema = z.strictObject({ storeId: z.guid() })

/** POST /devices/:id/lost: `name` is typed, so that nobody wipes the tablet beside it. */
export const loseDeviceRequestSchema = z.strictObject({ name: z.string() })

/**
 * GET /devices/:id/holdings: what was on it as far as the server knows, for the breach list
 * [PR-12]. Classes: A not personal, B personal, C sensitive or a way to reach a customer.
 */
export const holdingsSchema = z.object({
  at: ms,
  name: z.string(),
  storeId: z.guid(),
  lastSeenAt: z.nullable(ms),
  kinds: z.array(z.object({ kind: z.string(), class: z.enum(['A', 'B', 'C']), count })),
  affected: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      name: z.nullable(z.string()),
      phone: z.nullable(z.string()),
      day: z.nullable(z.string()),
    }),
  ),
  /** There are more than are listed. */
  isCut: z.boolean(),
})
export type Holdings = z.infer<typeof holdingsSchema>
