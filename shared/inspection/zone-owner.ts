/** Who answers for an area or a display car, from when (責任區). */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

export const zoneOwner = defineKind({
  name: 'zoneOwner',
  scope: 'store',
  fields: {
    areaCode: z.string().check(z.maxLength(20)),
    /** A display car of the area (`M2 SUV 白`); absent for the area itself. */
    displayCar: z.optional(z.nullable(z.string().check(z.maxLength(80)))),
    ownerId: z.nullable(z.string()),
    from: z.iso.date(),
    to: z.optional(z.nullable(z.iso.date())),
  },
  isOpen: (body) => !body.to,
})
export type ZoneOwner = BodyOf<typeof zoneOwner>
