/** Parse, call one verb, answer: what is held of a person, and how long. */
import { Hono } from 'hono'
import {
  chosenSchema,
  correctFieldSchema,
  erasePersonSchema,
  findPersonSchema,
} from '#shared/office/personal-protocol.ts'
import { copyPerson } from '../../features/office/personal/copy-person.ts'
import { correctField } from '../../features/office/personal/correct-field.ts'
import { erasePerson, previewErasure } from '../../features/office/personal/erase-person.ts'
import { findPerson } from '../../features/office/personal/find-person.ts'
import { readLimits } from '../../features/office/personal/read-limits.ts'
import type { PhotoStore } from '../../features/photo/photo-store.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { requireFresh } from '../office-auth.ts'
import { jsonBody } from '../request-body.ts'
import { answerEdit } from './answer-edit.ts'
import type { OfficeGuard, OfficeInput } from './office-guard.ts'

type PersonalInput = OfficeInput & { readonly photos: PhotoStore | null }

export function personalRoutes({ deps: given, photos }: PersonalInput, guard: OfficeGuard) {
  const deps = {
    ...{ ...given, pictures: photos },
    readPicture: async (key: Parameters<PhotoStore['get']>[0]) =>
      (await photos?.get(key, 'full')) ?? null,
  }
  const fresh = requireFresh(given)
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/limits', async (c) => c.json(await readLimits(deps, c.var.office)))
    .post('/find', async (c) => {
      const { text } = parseInput(findPersonSchema, await jsonBody(c))
      return c.json(await findPerson(deps, c.var.office, text))
    })
    .post('/preview', async (c) => {
      const chosen = parseInput(chosenSchema, await jsonBody(c))
      return c.json(await previewErasure(deps, c.var.office, chosen))
    })
    .post('/export', fresh, async (c) => {
      const chosen = parseInput(chosenSchema, await jsonBody(c))
      return c.json(await copyPerson(deps, c.var.office, chosen))
    })
    .post('/correct', fresh, async (c) => {
      const input = parseInput(correctFieldSchema, await jsonBody(c))
      return answerEdit(c, await correctField(deps, c.var.office, input))
    })
    .post('/erase', fresh, async (c) => {
      const input = parseInput(erasePersonSchema, await jsonBody(c))
      return c.json(await erasePerson(deps, c.var.office, input))
    })
}
