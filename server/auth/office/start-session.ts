/** A new session, with a new cookie: no value from before the proof is ever raised to it. */
import { randomUUID } from 'node:crypto'
import { and, eq, lte, ne, or } from 'drizzle-orm'
import { FRESH_MS } from '#shared/office/session-protocol.ts'
import { officeSessions } from '../../db/office-tables.ts'
import type { Tx } from '../../db/transaction.ts'
import { ABSOLUTE_MS, IDLE_MS } from './recognise-session.ts'
import { newSessionToken } from './session-token.ts'

const MAX_AGENT = 200

type NewSession = {
  readonly tenantId: string
  readonly personId: string
  readonly stage: 'totp' | 'enrol_totp' | 'in'
  readonly agent: string
  readonly now: number
}

/** The cookie's value, shown once; only a proof gives freshness. */
export async function startSession(
  tx: Tx,
  { now, agent, ...input }: NewSession,
): Promise<{ token: string; sessionId: string; freshUntil: number }> {
  const { token, tokenHash } = newSessionToken(input.tenantId)
  const sessionId = randomUUID()
  const freshUntil = input.stage === 'in' ? now + FRESH_MS : 0
  await sweep(tx, input, now)
  await tx.orm.insert(officeSessions).values({
    ...{ ...input, sessionId, tokenHash, freshUntil },
    ...{ agent: agent.slice(0, MAX_AGENT), createdAt: now, lastSeenAt: now },
  })
  return { token, sessionId, freshUntil }
}

type Owner = Pick<NewSession, 'tenantId' | 'personId'>

/** How many ended. */
export async function endSessionsOf(
  tx: Tx,
  owner: Owner,
  { except }: { readonly except?: string } = {},
): Promise<number> {
  const ended = await tx.orm
    .delete(officeSessions)
    .where(and(of(owner), except ? ne(officeSessions.sessionId, except) : undefined))
    .returning({ id: officeSessions.sessionId })
  return ended.length
}

async function sweep(tx: Tx, owner: Owner, now: number): Promise<void> {
  const isOver = or(
    lte(officeSessions.createdAt, now - ABSOLUTE_MS),
    lte(officeSessions.lastSeenAt, now - IDLE_MS),
  )
  await tx.orm.delete(officeSessions).where(and(of(owner), isOver))
}

function of({ tenantId, personId }: Owner) {
  return and(eq(officeSessions.tenantId, tenantId), eq(officeSessions.personId, personId))
}
