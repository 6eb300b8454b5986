/**
 * Tells the server how this device is, once a minute at most and only what changed: whether
 * the browser keeps its data, what waits, how full it is, how far its clock is off [DU-13].
 */
import { doneSchema } from '#shared/people/identity-protocol.ts'
import {
  type DeviceReportRequest,
  deviceReportRequestSchema,
} from '#shared/sync/device-report.ts'
import { type Answer, type Caller, call } from './identity-api.ts'
import { useOutbox } from './outbox-state.ts'
import { usePhotoCounts } from './photo-counts.ts'
import { useSender } from './sender-state.ts'
import { readStorage } from './use-storage.ts'

export const REPORT_EVERY_MS = 60_000

export type ReportDeps = {
  /** Version of the app. */
  readonly app: string
  readonly send: (report: DeviceReportRequest) => Promise<Pick<Answer<unknown>, 'type'>>
  readonly every: (look: () => void, ms: number) => () => void
}

export function sendReport(caller: Caller): ReportDeps['send'] {
  return (report) =>
    call({
      ...{ base: '/sync/v1', path: '/report', caller, reply: doneSchema },
      body: deviceReportRequestSchema.parse(report),
    })
}

/** Runs until the returned function is called. */
export function startReporting({ app, send, every }: ReportDeps): () => void {
  let told = ''
  let isBusy = false
  const look = async () => {
    if (isBusy || !canReach()) return
    isBusy = true
    try {
      const report = await readReport(app)
      const facts = JSON.stringify(report && coarse(report))
      if (!report || facts === told) return
      if ((await send(report)).type === 'ok') told = facts
    } finally {
      isBusy = false
    }
  }
  // What goes wrong with it is nobody's trouble: the next minute tells again.
  return every(() => void look().catch(() => {}), REPORT_EVERY_MS)
}

function canReach(): boolean {
  const { lastOkAt, offlineSince, isSignedOut, isRevoked } = useSender.getState()
  return lastOkAt !== null && offlineSince === null && !isSignedOut && !isRevoked
}

/** Null before the database has been read. */
async function readReport(app: string): Promise<DeviceReportRequest | null> {
  const { isKnown, waiting, oldestWaitingAt } = useOutbox.getState()
  if (!isKnown) return null
  const { used, quota, isKept } = await readStorage()
  return {
    ...{ version: app.slice(0, 40), waiting, persisted: isKept },
    oldestWaitingAt: oldestWaitingAt === null ? null : Math.round(oldestWaitingAt),
    photosWaiting: usePhotoCounts.getState().waiting,
    ...{ offsetMs: useSender.getState().offsetMs, usedBytes: used, quotaBytes: quota },
  }
}

/** A clock that trembles and a file that grows by a page are no news. */
function coarse(report: DeviceReportRequest): DeviceReportRequest {
  const { offsetMs, usedBytes, quotaBytes } = report
  const inSteps = (value: number | null, step: number) =>
    value === null ? null : Math.round(value / step)
  return {
    ...report,
    offsetMs: inSteps(offsetMs, 5_000),
    usedBytes: inSteps(usedBytes, 10_000_000),
    quotaBytes: inSteps(quotaBytes, 100_000_000),
  }
}
