/** The OpenAPI 3.1 document, made from the schemas that also parse the requests. */
import * as z from 'zod'
import { identityErrorSchema, PERSON_HEADER } from '#shared/people/identity-protocol.ts'
import { syncErrorSchema } from '#shared/sync/protocol.ts'
import type { ApiRoute } from './api-route.ts'
import { API_TABLE } from './api-table.ts'

type JsonSchema = Record<string, unknown>

const SECURITY = {
  open: [],
  local: [],
  device: [{ device: [] }],
  person: [{ device: [], person: [] }],
  office: [{ office: [] }],
} satisfies Record<ApiRoute['access'], unknown[]>

let text: string | undefined

/** As it is sent; made when it is first asked for. */
export function openapiText(): string {
  text ??= JSON.stringify(openapiDocument())
  return text
}

export function openapiDocument(): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of API_TABLE) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Floorwalk',
      version: '1',
      description:
        'Offline-first showroom records. The rules of sync: shared/sync/SPEC.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: 'tenant.device.secret' },
        person: { type: 'apiKey', in: 'header', name: PERSON_HEADER },
        office: { type: 'apiKey', in: 'cookie', name: '__Host-floorwalk' },
      },
      schemas: {
        IdentityError: schemaOf(identityErrorSchema),
        SyncError: schemaOf(syncErrorSchema),
      },
    },
  }
}

function operation(route: ApiRoute): JsonSchema {
  const { body, bodyType, query = [], optionalQuery = [] } = route
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1] as string)
  return {
    summary: route.summary,
    operationId: operationId(route),
    security: SECURITY[route.access],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...query.map((name) => parameter(name, 'query')),
      ...optionalQuery.map((name) => ({ ...parameter(name, 'query'), required: false })),
    ],
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body)) } } : {}),
    ...(bodyType ? { requestBody: { required: true, content: { [bodyType]: {} } } } : {}),
    responses: {
      '200': { description: 'Done', content: replyContent(route) },
      default: { description: 'Refused, by code', content: json(errorOf(route)) },
    },
  }
}

function replyContent({ reply = [], replyType }: ApiRoute): JsonSchema {
  const schemas = reply.map(schemaOf)
  const schema = schemas.length > 1 ? { oneOf: schemas } : (schemas[0] ?? {})
  return replyType ? { [replyType]: { schema } } : json(schema)
}

function errorOf({ path }: ApiRoute): JsonSchema {
  const name = path.startsWith('/sync/') ? 'SyncError' : 'IdentityError'
  return { $ref: `#/components/schemas/${name}` }
}

function json(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } }
}

function parameter(name: string, place: 'path' | 'query'): JsonSchema {
  return { name, in: place, required: true, schema: { type: 'string' } }
}

/** A field that may hold any JSON has no narrower schema than `{}`. */
function schemaOf(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  })
  return rest
}

/** `post /auth/v1/people` → `postAuthPeople`. */
function operationId({ method, path }: ApiRoute): string {
  const words = path.split(/[/:.-]/).filter((word) => word && word !== 'v1')
  const camel = words.map((word) => word[0]?.toUpperCase() + word.slice(1))
  return method.toLowerCase() + camel.join('')
}
