/**
 * Notifications outside the app (Web Push, RFC 8030/8291/8292), mounted at `/push/v1`.
 *
 * A subscription belongs to a person on a device, and is made with the person's token. What
 * is sent names no one: it lies on lock screens, and the words are made on the device.
 */
import * as z from 'zod/mini'
import { LANGUAGES } from '../record/language.ts'

/** Base64url, as `PushSubscription.toJSON()` has it. */
const base64url = (max: number) =>
  z.string().check(z.regex(/^[\w-]+={0,2}$/), z.maxLength(max))

/**
 * GET /key: the server's public key (VAPID), an uncompressed P-256 point, base64url; null
 * where the server sends nothing.
 */
export const pushKeySchema = z.object({ key: z.nullable(base64url(100)) })

/** POST /subscriptions: this person, on this device, wants to be told. */
export const subscribeRequestSchema = z.strictObject({
  endpoint: z.string().check(z.regex(/^https:\/\/[!-~]+$/), z.maxLength(1000)),
  keys: z.object({ p256dh: base64url(100), auth: base64url(40) }),
  language: z.enum(LANGUAGES),
})
export type SubscribeRequest = z.infer<typeof subscribeRequestSchema>

/** GET /subscriptions: whether this person is told on this device. */
export const pushStateSchema = z.object({ isOn: z.boolean() })

/** The same id for a message that comes twice. */
const addressed = { id: z.string(), number: z.string(), language: z.enum(LANGUAGES) }

/** What a service worker gets: who is to look at which complaint or card. */
export const pushMessageSchema = z.discriminatedUnion('type', [
  z.object({
    ...addressed,
    type: z.literal('told'),
    complaintId: z.string(),
    level: z.optional(z.int()),
    why: z.optional(z.string()),
  }),
  z.object({
    ...addressed,
    type: z.literal('card'),
    cardId: z.string(),
    why: z.string(),
  }),
])
export type PushMessage = z.infer<typeof pushMessageSchema>
