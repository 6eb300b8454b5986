/** What the group sells. The visit form offers those on sale; another name may still be typed. */
import * as z from 'zod/mini'
import { type BodyOf, defineKind } from '../record/define-kind.ts'

const text = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max))

export const carModel = defineKind({
  name: 'carModel',
  scope: 'org',
  fields: {
    name: text(80),
    /** What it belongs to, such as a platform or a generation; may be empty. */
    series: z.string().check(z.trim(), z.maxLength(80)),
    onSale: z.boolean(),
  },
})
export type CarModel = BodyOf<typeof carModel>
