/** The environment, parsed once at the start and passed on; nothing else reads `process.env`. */
import * as z from 'zod'

const MIN_SECRET = 32

const envSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  /** All interfaces: the tablets of the store must reach it. `127.0.0.1` behind a proxy. */
  HOST: z.string().min(1).default('0.0.0.0'),
  /** Any PostgreSQL from 14 on; without it the one that comes along is started. */
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  /** Holds the embedded database, the photos and, where no secret is given, the secret. */
  FLOORWALK_DATA: z.string().min(1).default('.data/main'),
  /** Signs heads and tokens. The same on every server of one database. */
  FLOORWALK_SECRET: z
    .string()
    .min(MIN_SECRET, `at least ${MIN_SECRET} characters`)
    .optional(),
  /** `1` when a reverse proxy on this machine sets `X-Forwarded-For`. */
  FLOORWALK_PROXY: z.stringbool().default(false),
  /** Sync requests of one device per minute, on average. */
  FLOORWALK_SYNC_RATE: z.coerce.number().positive().default(120),
  /** `mailto:` or `https:` address of the operator; push services want one. */
  FLOORWALK_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/, 'mailto:… or https://…')
    .default('https://floorwalk.invalid'),
  /** Without it requests are logged unless a person watches the terminal. */
  FLOORWALK_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).optional(),
})
export type Env = z.infer<typeof envSchema>

/** Throws with one line per wrong variable; the values stay out of the message. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.entries(source).filter(([, value]) => value !== '')
  const parsed = envSchema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
  throw new Error(`The environment is not usable.\n${lines.join('\n')}`)
}
