/** Texts that are data: a template's rows, in the three languages of the interface. */
import * as z from 'zod/mini'

const one = z.string().check(z.maxLength(400))

export const words = z.object({ 'zh-Hant': one, 'zh-Hans': one, en: one })
export type Words = z.infer<typeof words>
