/** What about a device somebody in the office should look at; the same on server and page. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Above it the device's clock is doubtful (product.md 2.4). */
const CLOCK_MS = 2 * MINUTE
/** Silent for so long it may be lost, or empty [OP-6]. */
const SILENT_MS = 24 * HOUR
/** What was captured should not wait for longer [OP-6]. */
const OLDEST_MS = 4 * HOUR
const FULL_SHARE = 0.8
/** A device in use is heard of every minute: what it told earlier is the least there is. */
const STALE_MS = 5 * MINUTE

/** By weight: the first is what to look at first. */
export const DEVICE_CONCERNS = [
  'stolen',
  'lost',
  'returnedEmpty',
  'refused',
  'oldest',
  'silent',
  'clock',
  'full',
  'notKept',
  'retiring',
] as const
export type DeviceConcern = (typeof DEVICE_CONCERNS)[number]

type Known = {
  readonly state: 'active' | 'retiring' | 'retired' | 'lost' | 'revoked' | 'locked'
  readonly kind: 'tablet' | 'display'
  readonly lastSeenAt: number | null
  readonly refused: number
  readonly returnedEmptyAt: number | null
  readonly wipedAt: number | null
  readonly report: {
    readonly waiting: number | null
    readonly oldestWaitingAt: number | null
    readonly offsetMs: number | null
    readonly persisted: boolean | null
    readonly usedBytes: number | null
    readonly quotaBytes: number | null
  }
}

/** Whether what it last told may have grown since: shown with ≥. */
export function isStale({ lastSeenAt }: Pick<Known, 'lastSeenAt'>, now: number): boolean {
  return lastSeenAt === null || now - lastSeenAt > STALE_MS
}

export function concernsOf(device: Known, now: number): DeviceConcern[] {
  const { state, report, lastSeenAt } = device
  const isIn = state === 'active' || state === 'retiring' || state === 'locked'
  const { waiting, oldestWaitingAt: oldest, usedBytes: used, quotaBytes: quota } = report
  const holds = {
    stolen: state === 'locked',
    lost: state === 'lost' && device.wipedAt === null,
    returnedEmpty: isIn && device.returnedEmptyAt !== null,
    refused: device.refused > 0,
    oldest: isIn && waiting !== 0 && oldest !== null && now - oldest >= OLDEST_MS,
    silent: isIn && now - (lastSeenAt ?? 0) >= SILENT_MS,
    clock: isIn && Math.abs(report.offsetMs ?? 0) > CLOCK_MS,
    full: isIn && used !== null && quota !== null && used > quota * FULL_SHARE,
    notKept: isIn && device.kind === 'tablet' && report.persisted === false,
    retiring: state === 'retiring',
  } satisfies Record<DeviceConcern, boolean>
  return DEVICE_CONCERNS.filter((concern) => holds[concern])
}

/** To sort by: the heaviest concern first, those that are gone last; then who was silent longest. */
export function attentionKey({
  concerns: [first],
  state,
  lastSeenAt,
}: Pick<Known, 'lastSeenAt' | 'state'> & {
  readonly concerns: readonly DeviceConcern[]
}): readonly [weight: number, gone: number, lastSeenAt: number] {
  const weight = first ? DEVICE_CONCERNS.indexOf(first) : DEVICE_CONCERNS.length
  return [weight, Number(state === 'retired' || state === 'revoked'), lastSeenAt ?? 0]
}
