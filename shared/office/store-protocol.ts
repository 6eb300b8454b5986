/** Stores as the back office lists and changes them. */
import * as z from 'zod/mini'
import { clockTime } from '../record/clock-time.ts'
import { isTimeZone } from '../record/time-zone.ts'
import { CLOCK_MODES, closedDays, weekHours } from '../store/store.ts'

const count = z.int().check(z.nonnegative())
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const zone = z
  .string()
  .check(z.minLength(1), z.maxLength(60), z.refine(isTimeZone, 'not a time zone'))

export const storeFieldsSchema = z.strictObject({
  name,
  zone,
  opens: clockTime,
  closes: clockTime,
  /** What stays out of a new store is as usual. */
  week: z.optional(z.nullable(weekHours)),
  closedDays: z.optional(closedDays),
  quietFrom: z.optional(clockTime),
  quietTo: z.optional(clockTime),
  /** For complaints that begin from now on. */
  clockMode: z.optional(z.enum(CLOCK_MODES)),
})
export type StoreFields = z.infer<typeof storeFieldsSchema>
/** With all that a store may leave as usual. */
export type StoreSettings = {
  [Name in keyof StoreFields]-?: Exclude<StoreFields[Name], undefined>
}

export const officeStoreSchema = z.object({
  id: z.guid(),
  name: z.string(),
  zone: z.string(),
  opens: z.string(),
  closes: z.string(),
  week: z.nullable(weekHours),
  closedDays,
  quietFrom: z.string(),
  quietTo: z.string(),
  clockMode: z.enum(CLOCK_MODES),
  /** Made-up data. */
  demo: z.boolean(),
  /** Of those in use. */
  devices: count,
  /** Who are active and work here. */
  people: count,
})
export type OfficeStore = z.infer<typeof officeStoreSchema>

/** GET /stores: by name. A manager sees his own. */
export const officeStoreListSchema = z.object({ stores: z.array(officeStoreSchema) })

/** POST /stores. */
export const newStoreReplySchema = z.object({ id: z.guid() })

/** PATCH /stores/:id: `seen` is what the form showed; anything else by now is a conflict. */
export const editStoreRequestSchema = z.strictObject({
  seen: z.partial(storeFieldsSchema),
  set: z.partial(storeFieldsSchema),
})
export type EditStoreRequest = z.infer<typeof editStoreRequestSchema>
