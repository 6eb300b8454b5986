/** Sends one encrypted notification to a browser's push service. */
import { createHash } from 'node:crypto'
import webPush from 'web-push'
import type { PushMessage } from '#shared/push/push-protocol.ts'
import type { VapidKeys } from './vapid-keys.ts'

export type Target = {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** `gone`: the browser has taken the subscription back for good. */
export type Delivery = 'sent' | 'gone' | 'failed'

/** A port: tests hand in one that sends to a server of their own. */
export type SendPush = (target: Target, message: PushMessage) => Promise<Delivery>

const TIMEOUT_MS = 10_000
/** A service keeps it for a switched-off device so long, s: then the level after it is due. */
const TTL_S = 6 * 3600

/** `contact`: `mailto:` or `https:`, where a push service can reach the operator. */
export function pushSender(keys: VapidKeys, contact: string, fetched = fetch): SendPush {
  return async (target, message) => {
    const request = requestOf(keys, contact, target, message)
    const response = await fetched(target.endpoint, {
      method: 'POST',
      headers: request.headers,
      body: new Uint8Array(request.body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null)
    await response?.body?.cancel()
    if (!response) return 'failed'
    if (response.status === 404 || response.status === 410) return 'gone'
    return response.ok ? 'sent' : 'failed'
  }
}

function requestOf(
  keys: VapidKeys,
  contact: string,
  { endpoint, p256dh, auth }: Target,
  message: PushMessage,
) {
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    {
      vapidDetails: { subject: contact, ...keys },
      TTL: TTL_S,
      urgency: 'high',
      // One that waits undelivered is replaced by the same one, should we send it twice.
      topic: createHash('sha256').update(message.id).digest('base64url').slice(0, 32),
      contentEncoding: 'aes128gcm',
    },
  )
  const { 'Content-Length': _, ...headers } = details.headers as Record<string, string>
  return { headers: asText(headers), body: details.body as Buffer }
}

function asText(headers: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)]))
}
