/** Templates and level tables: every version there is, and the next one. Nothing is edited. */
import { AppError } from '#shared/errors.ts'
import type {
  PublishRequest,
  RetireRequest,
  TemplateHead,
  TemplateKind,
  TemplateReply,
} from '#shared/office/template-protocol.ts'
import { TEMPLATE_KINDS } from '#shared/office/template-protocol.ts'
import type { Fields } from '#shared/record/record.ts'
import type { Words } from '#shared/record/words.ts'
import { ORG_SCOPE } from '#shared/sync/scope.ts'
import { knownFields, rowsOf, templateProblem } from '#shared/template/check-template.ts'
import { newestInUse, retiredId, versionId } from '#shared/template/in-use.ts'
import type { IdentityDeps } from '../../auth/identity-deps.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'
import type { Tx } from '../../db/transaction.ts'
import { writeOwnIn } from '../../sync/write-own.ts'
import { writeAudit } from '../audit/write-audit.ts'
import { refuseUnless } from './scope-of-sight.ts'

type Body = Fields & {
  code: string
  version: number
  status: 'active' | 'retired'
  name: Words
}
type Row = {
  id: string
  kind: TemplateKind
  body: Body
  by: string | null
  at: number | null
}
type Deps = Pick<IdentityDeps, 'db'>
type Published =
  | { readonly id: string; readonly version: number }
  | { readonly now: { readonly version: number } }

export async function listTemplates(
  { db }: Deps,
  { tenantId }: OfficeActor,
): Promise<{ templates: TemplateHead[] }> {
  const rows = await db.readTenant(tenantId, (tx) => readVersions(tx, tenantId))
  return { templates: headsOf(rows) }
}

export async function openTemplate(
  { db }: Deps,
  { tenantId }: OfficeActor,
  id: string,
): Promise<TemplateReply> {
  const rows = await db.readTenant(tenantId, (tx) => readVersions(tx, tenantId))
  const row = rows.find((one) => one.id === id)
  if (!row) throw new AppError('not_found', 'No such template.')
  const own = rows.filter((one) => isOf(one, row.kind, row.body.code))
  const usedIds = own.flatMap(({ kind, body }) =>
    rowsOf(kind, body).map((item) => String(item.id ?? item.code)),
  )
  return {
    ...{ kind: row.kind, body: row.body },
    newest: newestVersion(own),
    usedIds: [...new Set(usedIds)].sort(),
  }
}

/** The next version, or what the newest is by now when the draft did not know of it. */
export async function publishTemplate(
  deps: IdentityDeps,
  actor: OfficeActor,
  { kind, code, seen, body }: PublishRequest,
): Promise<Published> {
  refuseUnless(actor, 'create', kind)
  return await inTurn<Published>(deps, actor, { kind, code }, async (own) => {
    const newest = newestVersion(own)
    if (newest !== seen) return { result: { now: { version: newest } } }
    const version = newest + 1
    const since = kind === 'levelTable' ? { from: deps.now() } : {}
    const head = { code, version, status: 'active', ...since }
    const set = { ...knownFields(kind, body), ...head }
    const wrong = templateProblem(kind, set)
    if (wrong) throw new AppError('invalid', `${wrong.problem} ${wrong.id ?? ''}`.trim())
    const id = versionId(code, version)
    return { result: { id, version }, draft: { id, set: set as Fields } }
  })
}

/** New runs take the newest of what is left; those begun on it end on it. */
export async function retireTemplate(
  deps: IdentityDeps,
  actor: OfficeActor,
  { kind, code, version }: RetireRequest,
): Promise<void> {
  refuseUnless(actor, 'create', kind)
  // Its levels would be whatever the build has: a table is replaced, never taken away.
  if (kind === 'levelTable') throw new AppError('invalid', 'Publish another version.')
  await inTurn(deps, actor, { kind, code }, async (own) => {
    const id = retiredId(code, version)
    if (own.some((row) => row.id === id)) return { result: null }
    const row = own.find((one) => one.id === versionId(code, version))
    if (!row) throw new AppError('not_found', 'No such version.')
    const lists = kind === 'checklistTemplate' ? ['patrols'] : ['areas', 'schedule']
    const empty = Object.fromEntries([...lists, 'items'].map((name) => [name, []]))
    const { name } = row.body
    const set: Fields = { code, version, name, status: 'retired', ...empty }
    return { result: null, draft: { id, set } }
  })
}

type Turn<T> = {
  readonly result: T
  readonly draft?: { readonly id: string; readonly set: Fields }
}

/** One at a time of each template; the act is audited in its transaction. */
async function inTurn<T>(
  deps: IdentityDeps,
  { tenantId, personId, sessionId }: OfficeActor,
  { kind, code }: { readonly kind: TemplateKind; readonly code: string },
  take: (own: readonly Row[]) => Promise<Turn<T>>,
): Promise<T> {
  const done = await deps.db.inTenant(tenantId, async (tx) => {
    const lock = `template ${kind} ${code}`
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock])
    const own = (await readVersions(tx, tenantId)).filter((row) => isOf(row, kind, code))
    if (own.length === 0) throw new AppError('not_found', 'No such template.')
    const { result, draft } = await take(own)
    if (!draft) return { result, event: null }
    const { id, set } = draft
    const context = { tenantId, scope: ORG_SCOPE, by: personId }
    const event = await writeOwnIn(tx, deps, context, [{ kind, id, set, isNew: true }])
    const { version = null, status = null } = set
    await writeAudit(tx, {
      ...{ tenantId, at: deps.now(), act: 'template', by: { personId, sessionId } },
      ...{
        object: id,
        details: { kind, version, status, items: rowsOf(kind, set).length },
      },
    })
    return { result, event }
  })
  if (done.event) deps.live.poke(tenantId, done.event)
  return done.result
}

async function readVersions(tx: Tx, tenantId: string): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `SELECT id, kind, body, by, captured_est AS at FROM records
     WHERE tenant_id = $1 AND scope_id = $2 AND kind = ANY ($3) AND deleted_at IS NULL
     ORDER BY kind, body ->> 'code', (body ->> 'version')::int DESC, id LIMIT 5000`,
    [tenantId, ORG_SCOPE, TEMPLATE_KINDS],
  )
  return rows
}

function headsOf(rows: readonly Row[]): TemplateHead[] {
  return rows
    .filter(({ body }) => body.status === 'active')
    .map(({ id, kind, body, by, at }) => {
      const own = rows.filter((row) => isOf(row, kind, body.code)).map((row) => row.body)
      const isRetired = own.some(
        (o) => o.version === body.version && o.status === 'retired',
      )
      const isNewest = newestInUse(own)?.version === body.version
      const { code, version, name } = body
      return {
        ...{ id, kind, code, version, name, by, publishedAt: by === null ? null : at },
        state: isRetired ? 'retired' : isNewest ? 'newest' : 'older',
        items: rowsOf(kind, body).length || 4,
      }
    })
}

function isOf({ kind, body }: Row, wanted: TemplateKind, code: string): boolean {
  return kind === wanted && body.code === code
}

function newestVersion(own: readonly Row[]): number {
  return Math.max(...own.map(({ body }) => body.version))
}
