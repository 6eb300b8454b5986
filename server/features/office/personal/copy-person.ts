/** A person's copy: all of his records and pictures, nothing of anybody else [PR-6]. */
import type { Chosen, PersonCopy } from '#shared/office/personal-protocol.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import { writeAudit } from '../../audit/write-audit.ts'
import { refuseUnlessAdministering } from '../scope-of-sight.ts'
import { chosenRecords } from './chosen-records.ts'
import type { PersonalDeps } from './erase-person.ts'

export type CopyDeps = PersonalDeps & {
  /** The picture of a photo record; null when its file is not here. */
  readonly readPicture: (key: {
    tenantId: string
    scopeId: string
    sha256: string
  }) => Promise<Buffer | null>
}

export async function copyPerson(
  deps: CopyDeps,
  actor: OfficeActor,
  chosen: Chosen,
): Promise<PersonCopy> {
  refuseUnlessAdministering(actor)
  const { tenantId, personId, sessionId } = actor
  const at = deps.now()
  const held = await deps.db.inTenant(tenantId, async (tx) => {
    const found = await chosenRecords(tx, tenantId, chosen)
    const object = chosen.records[0]?.id ?? null
    await writeAudit(tx, {
      ...{ tenantId, at, act: 'person_data_export', by: { personId, sessionId }, object },
      details: { records: found.map(({ kind, id }) => `${kind} ${id}`) },
    })
    return found
  })
  const pictures: PersonCopy['pictures'] = []
  for (const { kind, id, scope: scopeId, body } of held) {
    if (kind !== 'photo' || typeof body.sha256 !== 'string') continue
    const jpeg = await deps.readPicture({ tenantId, scopeId, sha256: body.sha256 })
    pictures.push({ id, jpeg: jpeg?.toString('base64') ?? null })
  }
  const records = held.map(({ kind, id, day, capturedAt, body }) => {
    return { kind, id, day, capturedAt, body: { ...body } }
  })
  return { at, records, pictures }
}
