/** Forgetting a person: what would go and what stays, and then its doing [PR-5]. */
import { AppError } from '#shared/errors.ts'
import { CUSTOMER_FIELDS } from '#shared/office/customer-fields.ts'
import type {
  Chosen,
  ErasePerson,
  ErasurePreview,
} from '#shared/office/personal-protocol.ts'
import { personalFields } from '#shared/privacy/personal-fields.ts'
import { fold } from '#shared/search/fold.ts'
import { simplified } from '#shared/search/simplified.ts'
import type { LiveEvent } from '#shared/sync/protocol.ts'
import type { IdentityDeps } from '../../../auth/identity-deps.ts'
import type { OfficeActor } from '../../../auth/office/office-actor.ts'
import type { Tx } from '../../../db/transaction.ts'
import { writeAudit } from '../../audit/write-audit.ts'
import { emptyQuarantineWith } from '../../privacy/empty-quarantine.ts'
import { eraseIn, type Gone } from '../../privacy/erase-records.ts'
import { phoneDigits, phoneHash } from '../../privacy/phone-hash.ts'
import type { Pictures } from '../../privacy/privacy-deps.ts'
import { refuseUnlessAdministering } from '../scope-of-sight.ts'
import { chosenRecords, type HeldRecord, partOpen } from './chosen-records.ts'
import { eraseStaff, staffName } from './erase-staff.ts'

export type PersonalDeps = IdentityDeps & { readonly pictures: Pictures | null }

export async function previewErasure(
  { db }: PersonalDeps,
  actor: OfficeActor,
  chosen: Chosen,
): Promise<ErasurePreview> {
  refuseUnlessAdministering(actor)
  const { tenantId } = actor
  return await db.readTenant(tenantId, async (tx) => {
    const { open, free } = partOpen(await chosenRecords(tx, tenantId, chosen))
    const counts = new Map<string, number>()
    const gone = goneOf(free)
    for (const { kind } of gone) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (chosen.staffId !== undefined) counts.set('person', 1)
    const complaints = open.filter(({ kind }) => kind === 'complaint').length
    const figures = free.filter(({ kind }) => kind !== 'photo' && isRoot(kind)).length
    return {
      goes: [...counts].map(([kind, count]) => ({ kind, count })),
      stays: [
        { reason: 'open_complaint' as const, count: complaints },
        { reason: 'figures' as const, count: figures },
        { reason: 'phone_hash' as const, count: phonesOf(free).size },
        { reason: 'audit' as const, count: 1 },
      ].filter(({ count }) => count > 0),
      confirmWith: (await wordsOf(tx, tenantId, chosen, free))[0] ?? '',
    }
  })
}

/** `conflict` unless a name or phone of what is chosen was typed. */
export async function erasePerson(
  deps: PersonalDeps,
  actor: OfficeActor,
  { confirm, ...chosen }: ErasePerson,
): Promise<{ erased: number }> {
  refuseUnlessAdministering(actor)
  const { tenantId, personId, sessionId } = actor
  const events: LiveEvent[] = []
  const erased = await deps.db.inTenant(tenantId, async (tx) => {
    events.length = 0
    const { free } = partOpen(await chosenRecords(tx, tenantId, chosen))
    const words = await wordsOf(tx, tenantId, chosen, free)
    const typed = fold(confirm, simplified)
    if (!words.some((word) => fold(word, simplified) === typed)) {
      throw new AppError('conflict', 'That is not what is to be erased.')
    }
    const staff =
      chosen.staffId === undefined ? [] : await eraseStaff(tx, deps, actor, chosen.staffId)
    const gone = [...staff, ...goneOf(free)]
    for (const scope of [...new Set(gone.map((one) => one.scope))].sort()) {
      const here = gone.filter((one) => one.scope === scope)
      const event = await eraseIn(tx, deps, { tenantId, scope }, here)
      if (event) events.push(event)
    }
    await rememberPhones(tx, deps, tenantId, free)
    const object = chosen.staffId ?? chosen.records[0]?.id ?? null
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'erase', by: { personId, sessionId }, object },
      details: { records: gone.map(({ kind, id }) => `${kind} ${id}`) },
    })
    return gone.length
  })
  for (const event of events) deps.live.poke(tenantId, event)
  return { erased }
}

type Placed = Gone & { readonly scope: string }

/** A photo goes as a whole. Of steps only those that say something: the others are figures. */
function goneOf(held: readonly HeldRecord[]): Placed[] {
  return held.flatMap(({ scope, kind, id, body }): Placed[] => {
    if (kind === 'photo') return [{ scope, kind, id, erasure: true }]
    const fields = personalFields(kind as 'visit')
    const isTold = isRoot(kind) || fields.some((field) => Object.hasOwn(body, field))
    return isTold ? [{ scope, kind, id, erasure: fields }] : []
  })
}

function isRoot(kind: string): kind is keyof typeof CUSTOMER_FIELDS | 'photo' {
  return kind in CUSTOMER_FIELDS || kind === 'photo'
}

/** Phones as typed, by their digits. */
function phonesOf(held: readonly HeldRecord[]): Map<string, string> {
  return new Map(
    held.flatMap(({ body: { phone } }) => {
      const digits = typeof phone === 'string' ? phoneDigits(phone) : null
      return digits === null ? [] : [[digits, phone as string]]
    }),
  )
}

/** What one of has to be typed. Where nothing is named, how many there are. */
async function wordsOf(
  tx: Tx,
  tenantId: string,
  { staffId }: Chosen,
  held: readonly HeldRecord[],
): Promise<string[]> {
  const staff = staffId === undefined ? [] : [await staffName(tx, tenantId, staffId)]
  const named = held.flatMap(({ kind, body }) => {
    if (!(kind in CUSTOMER_FIELDS)) return []
    const { name, phone } = CUSTOMER_FIELDS[kind as keyof typeof CUSTOMER_FIELDS]
    return [body[phone], body[name], body.plate, body.plateTail]
  })
  const words = [...staff, ...named].filter(
    (word): word is string => typeof word === 'string' && fold(word, simplified) !== '',
  )
  return words.length > 0 ? words : held.length > 0 ? [String(held.length)] : []
}

/** What a tablet brings later that it took down before goes in the next night. */
async function rememberPhones(
  tx: Tx,
  { officeKey, now }: PersonalDeps,
  tenantId: string,
  held: readonly HeldRecord[],
): Promise<void> {
  const phones = phonesOf(held)
  if (phones.size === 0) return
  const hashes = [...phones.keys()].map((digits) => phoneHash(officeKey, tenantId, digits))
  await tx.query(
    `INSERT INTO erased_phones (tenant_id, phone_hash, at) SELECT $1, hash, $3
     FROM unnest($2::text[]) AS t (hash)
     ON CONFLICT (tenant_id, phone_hash) DO UPDATE SET at = excluded.at`,
    [tenantId, hashes, now()],
  )
  await emptyQuarantineWith(tx, tenantId, [...phones.values(), ...phones.keys()])
}
