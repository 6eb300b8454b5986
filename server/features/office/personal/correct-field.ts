/** A person asks that what is held of him be right: under the name of who does it. */
import { AppError } from '#shared/errors.ts'
import type { CorrectField } from '#shared/office/personal-protocol.ts'
import { personalFields } from '#shared/privacy/personal-fields.ts'
import { scopeIdOf } from '#shared/sync/scope.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { writeOwnIn } from '../../../sync/write-own.ts'
import { writeAudit } from '../../audit/write-audit.ts'
import { refuseUnlessAdministering } from '../scope-of-sight.ts'
import { chosenRecords } from './chosen-records.ts'

/** Null when it was done; else what it is by now. */
export async function correctField(
  deps: IdentityDeps,
  actor: OfficeActor,
  { record, field, seen, value }: CorrectField,
): Promise<Record<string, string> | null> {
  refuseUnlessAdministering(actor)
  const { tenantId, personId, sessionId } = actor
  if (record.kind === 'photo' || !personalFields(record.kind).includes(field)) {
    throw new AppError('invalid', 'Not usable: field')
  }
  const scope = scopeIdOf('store', record.storeId)
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const all = await chosenRecords(tx, tenantId, { records: [record] })
    const held = all.find(({ kind, id }) => kind === record.kind && id === record.id)
    if (!held) throw new AppError('not_found', 'No record of that id.')
    const now = held.body[field] ?? ''
    if (typeof now !== 'string') throw new AppError('invalid', 'Not usable: field')
    if (now !== seen) return { now: { [field]: now }, event: null }
    const context = { tenantId, scope, by: personId, isVouched: true as const }
    const event = await writeOwnIn(tx, deps, context, [
      { kind: record.kind, id: record.id, set: { [field]: value } },
    ])
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'correct', by: { personId, sessionId } },
      ...{ object: record.id, storeId: record.storeId },
      details: { kind: record.kind, field },
    })
    return { now: null, event }
  })
  if (done.event) deps.live.poke(tenantId, done.event)
  return done.now
}
