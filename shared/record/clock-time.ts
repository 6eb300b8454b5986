/** `HH:MM` on the wall of the store, 24 hours. */
import * as z from 'zod/mini'

export const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
