/** A car customers may drive, and whether it may be on the road (domain.md 5.3). */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

export const testCar = defineKind({
  name: 'testCar',
  scope: 'org',
  fields: {
    plate: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
    modelId: z.nullable(z.string().check(z.maxLength(80))),
    storeId: z.string().check(z.maxLength(80)),
    /** The last day its insurance covers; null = not known, and then it stays. */
    insuredUntil: z.nullable(z.iso.date()),
    inService: z.boolean(),
  },
})
export type TestCar = BodyOf<typeof testCar>

/** May it be driven on `day` (`YYYY-MM-DD`)? */
export function isRoadworthy(
  { inService, insuredUntil }: Pick<TestCar, 'inService' | 'insuredUntil'>,
  day: string,
): boolean {
  return inService && insuredUntil !== null && day <= insuredUntil
}
