/** Which states of sync deserve a sentence in the sheet. Pure; times in ms, server time. */

const OFFLINE_AFTER_MS = 15_000
/** A restore is news for three days. */
const RESTORED_FOR_MS = 3 * 24 * 3_600_000

export type NoticeFacts = {
  readonly notSaved: boolean
  readonly signedOut: boolean
  readonly locked: boolean
  readonly revoked: boolean
  readonly updateNeeded: boolean
  readonly stuck: boolean
  readonly serverDown: boolean
  readonly offlineSince: number | null
  readonly restored: { readonly at: number; readonly count: number } | null
}

export type SyncNotice =
  | { type: 'notSaved' | 'locked' | 'signedOut' | 'revoked' | 'updateNeeded' }
  | { type: 'stuck' | 'serverDown' }
  | { type: 'offline'; since: number }
  | { type: 'restored'; at: number; count: number }

/** The worst first. Why nothing moves is said once: signed out explains a silent server. */
export function syncNotices(facts: NoticeFacts, now: number): SyncNotice[] {
  const { offlineSince, restored } = facts
  const shutOut = facts.signedOut || facts.revoked
  const isOffline = offlineSince !== null && now - offlineSince >= OFFLINE_AFTER_MS
  const notices: (SyncNotice | false | null)[] = [
    facts.notSaved && { type: 'notSaved' },
    facts.locked && { type: 'locked' },
    facts.signedOut && !facts.locked && { type: 'signedOut' },
    facts.revoked && !facts.signedOut && { type: 'revoked' },
    facts.updateNeeded && { type: 'updateNeeded' },
    !shutOut && facts.stuck && { type: 'stuck' },
    !shutOut && isOffline && !facts.serverDown && { type: 'offline', since: offlineSince },
    !shutOut && facts.serverDown && { type: 'serverDown' },
    restored && now - restored.at < RESTORED_FOR_MS && { type: 'restored', ...restored },
  ]
  return notices.filter((notice) => notice !== false && notice !== null)
}
