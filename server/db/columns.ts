/** Kinds of columns that Drizzle has no short word for. */
import { bigint, customType } from 'drizzle-orm/pg-core'

/** Milliseconds since 1970, from the server's clock. */
export const ms = (name: string) => bigint(name, { mode: 'number' })
export const count = (name: string) => bigint(name, { mode: 'number' })
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
