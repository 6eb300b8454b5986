/** POST /sync/v1/report: how a device is, for those who look after it. Never anyone's data. */
import * as z from 'zod/mini'

const count = z.nullable(z.int().check(z.nonnegative(), z.maximum(1e9)))
const bytes = z.nullable(z.number().check(z.nonnegative(), z.maximum(1e16)))

export const deviceReportRequestSchema = z.strictObject({
  /** Of the app. */
  version: z.string().check(z.maxLength(40)),
  /** Mutations the server has not confirmed, and when the oldest was saved, ms. */
  waiting: count,
  oldestWaitingAt: z.nullable(z.int().check(z.nonnegative())),
  photosWaiting: count,
  /** Server time minus device clock, ms; null before the first answer. */
  offsetMs: z.nullable(z.number()),
  /** The browser promised to keep what it holds; null when it does not say. */
  persisted: z.nullable(z.boolean()),
  usedBytes: bytes,
  quotaBytes: bytes,
})
export type DeviceReportRequest = z.infer<typeof deviceReportRequestSchema>
