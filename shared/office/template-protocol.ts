/** Templates and level tables as the back office lists, opens and publishes them. */
import * as z from 'zod/mini'
import { words } from '../record/words.ts'

export const TEMPLATE_KINDS = [
  'checklistTemplate',
  'inspectionTemplate',
  'levelTable',
] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

const kind = z.enum(TEMPLATE_KINDS)
const code = z.string().check(z.minLength(1), z.maxLength(40))
const version = z.int().check(z.minimum(1))

export const templateHeadSchema = z.object({
  id: z.string(),
  kind,
  code,
  version,
  name: words,
  /** `newest`: what new runs take; `older`: runs begun on it keep it; `retired`: out of use. */
  state: z.enum(['newest', 'older', 'retired']),
  items: z.int(),
  /** Server time, ms; null for what came with the product. */
  publishedAt: z.nullable(z.number()),
  by: z.nullable(z.string()),
})
export type TemplateHead = z.infer<typeof templateHeadSchema>

/** GET /templates: by kind and code, the newest version first. */
export const templateListSchema = z.object({ templates: z.array(templateHeadSchema) })

/** GET /templates/:id. `usedIds`: of rows in any version, none of which may mean another. */
export const templateReplySchema = z.object({
  kind,
  body: z.record(z.string(), z.unknown()),
  newest: version,
  usedIds: z.array(z.string()),
})
export type TemplateReply = z.infer<typeof templateReplySchema>

/** POST /templates: `seen` is the newest version the draft knew of; another one is a conflict. */
export const publishRequestSchema = z.strictObject({
  kind,
  code,
  seen: version,
  body: z.record(z.string().check(z.maxLength(40)), z.unknown()),
})
export type PublishRequest = z.infer<typeof publishRequestSchema>
export const publishReplySchema = z.object({ id: z.string(), version })

/** POST /templates/retire: takes one version out of use. */
export const retireRequestSchema = z.strictObject({ kind, code, version })
export type RetireRequest = z.infer<typeof retireRequestSchema>
