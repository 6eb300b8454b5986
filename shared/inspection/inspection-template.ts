/** The 5S sheet (展廳5S管理檢核表, domain.md 1.4). Versions as in checklist-template.ts. */
import * as z from 'zod/mini'
import { clockTime } from '../record/clock-time.ts'
import { type BodyOf, defineKind } from '../record/define-kind.ts'
import { words } from '../record/words.ts'

export const ROUND_MOMENTS = ['opening', 'patrol', 'closing', 'weekly', 'spot'] as const
export type RoundMoment = (typeof ROUND_MOMENTS)[number]
export const ITEM_OWNERS = [
  'consultant_zone',
  'front_desk',
  'cleaner',
  'test_drive_specialist',
  'delivery_specialist',
  'security',
  'supervisor',
  'it',
] as const

const code = z.string().check(z.regex(/^[A-Z][A-Z0-9-]{0,19}$/))
const area = z.object({ code, name: words })
const item = z.object({
  /** `A01`; names the result field `r.A01`. */
  id: code,
  area: code,
  moments: z.array(z.enum(ROUND_MOMENTS)).check(z.minLength(1)),
  weight: z.int().check(z.minimum(1), z.maximum(3)),
  /** Failed, it makes the round red whatever the score. */
  isCritical: z.boolean(),
  text: words,
  owner: z.enum(ITEM_OWNERS),
  photoOnFail: z.boolean(),
  /** Broken, it may need a tradesman (light, air conditioning, door): a day, not two hours. */
  isRepair: z.optional(z.boolean()),
})
export type InspectionArea = z.infer<typeof area>
export type InspectionItem = z.infer<typeof item>

export const inspectionTemplate = defineKind({
  name: 'inspectionTemplate',
  scope: 'org',
  append: true,
  fields: {
    code: z.string().check(z.minLength(1), z.maxLength(40)),
    version: z.int().check(z.minimum(1)),
    name: words,
    status: z.enum(['active', 'retired']),
    areas: z.array(area).check(z.maxLength(40)),
    items: z.array(item).check(z.maxLength(300)),
    /** When which round is due, on the wall of the store. */
    schedule: z
      .array(
        z.object({
          moment: z.enum(['opening', 'patrol', 'closing', 'weekly']),
          time: clockTime,
          /** 1 = Monday … 7 = Sunday; every day when absent. */
          weekdays: z.optional(z.array(z.int().check(z.minimum(1), z.maximum(7)))),
        }),
      )
      .check(z.maxLength(24)),
  },
})
export type InspectionTemplate = BodyOf<typeof inspectionTemplate>
