/** What the server does by itself. Several servers on one database share it. */
import type { Logger } from 'pino'
import { type TenantVerdict, verifyAll } from './features/audit/verify-all.ts'
import { escalateAll } from './features/escalation/escalate-all.ts'
import { raiseSilences } from './features/escalation/store-silence.ts'
import { keepLimits, type RetentionDeps } from './features/privacy/keep-limits.ts'
import type { SendPush } from './features/push/push-service.ts'
import { sendDue } from './features/push/send-due.ts'
import { checkAllTotals, type TotalsVerdict } from './features/totals/check-totals.ts'
import { forgetGuesses } from './http/guess-counter.ts'
import { type Duty, runEvery } from './run-every.ts'
import type { Undo } from './stop-on-signal.ts'
import { isDutyDue } from './sync/claim-duty.ts'
import { faultsIn } from './sync/each-of.ts'
import { purgeAll } from './sync/purge.ts'
import type { SyncDeps } from './sync/sync-deps.ts'

/** A breach is told within 30 s [TM-3]. */
const ESCALATE_MS = 15_000
const PUSH_MS = 5_000
const SILENCE_MS = 60_000
const DAY_MS = 86_400_000
/** How often it is asked whether a daily duty is due. */
const ASK_MS = 10 * 60_000

export type DutyDeps = SyncDeps & RetentionDeps & { readonly send: SendPush }

export function startDuties(deps: DutyDeps, log: Logger): Undo {
  const every = (name: string, everyMs: number, work: Duty['work']) =>
    runEvery({
      everyMs,
      work,
      onFault: (error) => {
        for (const fault of faultsIn(error))
          log.error(faultOf(name, fault), 'a duty failed')
      },
    })
  const stops = [
    every('escalate', ESCALATE_MS, async () => {
      const { told, faults } = await escalateAll(deps)
      if (told > 0) log.info({ told }, 'complaints escalated')
      for (const fault of faults) log.error(faultOf('escalate', fault), 'a duty failed')
    }),
    every('push', PUSH_MS, async (signal) => {
      const done = await sendDue(deps, signal)
      if (done.sent + done.failed + done.gone > 0) log.info(done, 'notifications pushed')
    }),
    every('silence', SILENCE_MS, (signal) => raiseSilences(deps, signal)),
    every('purge', ASK_MS, async (signal) => {
      if (!(await isDutyDue(deps, 'purge', DAY_MS))) return
      log.info(await purgeAll(deps, signal), 'purged')
      await forgetGuesses(deps)
    }),
    every('retention', ASK_MS, async (signal) => {
      if (await isDutyDue(deps, 'retention', DAY_MS)) await keepLimits(deps, signal)
    }),
    every('audit', ASK_MS, async (signal) => {
      if (!(await isDutyDue(deps, 'audit', DAY_MS))) return
      // The heads in the log, which is kept elsewhere, show when an end was cut off.
      const tell = (verdict: TenantVerdict) =>
        verdict.type === 'whole'
          ? log.info(verdict, 'the audit is whole')
          : log.error(verdict, 'THE AUDIT WAS TAMPERED WITH')
      await verifyAll(deps, tell, signal)
    }),
    every('totals', ASK_MS, async (signal) => {
      if (!(await isDutyDue(deps, 'totals', DAY_MS))) return
      const tell = (verdict: TotalsVerdict) =>
        verdict.differing.length === 0
          ? log.info(verdict, 'totals and events agree')
          : log.error(verdict, 'TOTALS AND EVENTS DIFFER')
      await checkAllTotals(deps, tell, signal)
    }),
  ]
  return () => Promise.all(stops.map((stop) => stop()))
}

/** Without its words, which may quote a customer. */
function faultOf(duty: string, error: unknown) {
  const fault = error instanceof Error ? error.name : typeof error
  const at = error instanceof Error ? error.stack?.split('\n    at ').slice(1, 9) : []
  return { duty, fault, at }
}
