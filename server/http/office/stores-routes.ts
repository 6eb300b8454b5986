/** Parse, call one verb, answer: stores and their settings. */
import { Hono } from 'hono'
import { editStoreRequestSchema, storeFieldsSchema } from '#shared/office/store-protocol.ts'
import { createStore, editStore, listStores } from '../../features/office/edit-stores.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { jsonBody } from '../request-body.ts'
import { uuidParam } from '../uuid-param.ts'
import { answerEdit } from './answer-edit.ts'
import { type OfficeGuard, type OfficeInput, query, searchText } from './office-guard.ts'

const filter = { q: searchText }

export function storesRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => c.json(await listStores(deps, c.var.office, query(c, filter))))
    .post('/', async (c) => {
      const fields = parseInput(storeFieldsSchema, await jsonBody(c))
      return c.json(await createStore(deps, c.var.office, fields))
    })
    .patch('/:id', async (c) => {
      const edit = parseInput(editStoreRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return answerEdit(c, await editStore(deps, c.var.office, { ...edit, id }))
    })
}
