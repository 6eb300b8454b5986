/** Models and test cars as the back office lists and changes them. */
import * as z from 'zod/mini'

const count = z.int().check(z.nonnegative())
const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

export const carModelFieldsSchema = z.strictObject({
  name: text(80),
  series: z.string().check(z.trim(), z.maxLength(80)),
  onSale: z.boolean(),
})
export type CarModelFields = z.infer<typeof carModelFieldsSchema>

export const testCarFieldsSchema = z.strictObject({
  plate: text(20),
  modelId: z.nullable(z.guid()),
  storeId: z.guid(),
  insuredUntil: z.nullable(z.iso.date()),
  inService: z.boolean(),
})
export type TestCarFields = z.infer<typeof testCarFieldsSchema>

const list = <Row extends z.core.SomeType>(rows: Row) =>
  z.object({
    rows: z.array(rows),
    total: count,
    /** Offset of the next page; null at the end. */
    next: z.nullable(count),
  })

/** GET /models: those on sale first, by series and name. */
export const officeModelSchema = z.extend(carModelFieldsSchema, { id: z.string() })
export type OfficeModel = z.infer<typeof officeModelSchema>
export const officeModelListSchema = list(officeModelSchema)

/** GET /test-cars: those in service first, by plate; a manager's own stores. */
export const officeTestCarSchema = z.extend(testCarFieldsSchema, {
  id: z.string(),
  /** Null where the model is not known any more. */
  modelName: z.nullable(z.string()),
})
export type OfficeTestCar = z.infer<typeof officeTestCarSchema>
export const officeTestCarListSchema = list(officeTestCarSchema)

/** POST of either. */
export const newCarReplySchema = z.object({ id: z.guid() })

/** PATCH of either: `seen` is what the form showed; anything else by now is a conflict. */
export const editModelRequestSchema = z.strictObject({
  seen: z.partial(carModelFieldsSchema),
  set: z.partial(carModelFieldsSchema),
})
export const editTestCarRequestSchema = z.strictObject({
  seen: z.partial(testCarFieldsSchema),
  set: z.partial(testCarFieldsSchema),
})
