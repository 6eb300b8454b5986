/** Parse, call one verb, answer: models and test cars. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  carModelFieldsSchema,
  editModelRequestSchema,
  editTestCarRequestSchema,
  testCarFieldsSchema,
} from '#shared/office/car-protocol.ts'
import { createCar, editCar, listModels, listTestCars } from '../../features/office/cars.ts'
import type { AppEnv } from '../app-env.ts'
import { parseInput } from '../errors.ts'
import { jsonBody } from '../request-body.ts'
import { uuidParam } from '../uuid-param.ts'
import { answerEdit } from './answer-edit.ts'
import {
  listQuery,
  type OfficeGuard,
  type OfficeInput,
  query,
  searchText,
} from './office-guard.ts'

const { store, limit } = listQuery
const offset = z.coerce.number().int().min(0).max(1_000_000).default(0)
const page = { limit, offset }

export function modelsRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  const kind = 'carModel'
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => {
      return c.json(
        await listModels(deps, c.var.office, query(c, { ...page, q: searchText })),
      )
    })
    .post('/', async (c) => {
      const fields = parseInput(carModelFieldsSchema, await jsonBody(c))
      return c.json(await createCar(deps, c.var.office, kind, fields))
    })
    .patch('/:id', async (c) => {
      const edit = parseInput(editModelRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return answerEdit(c, await editCar(deps, c.var.office, { ...edit, kind, id }))
    })
}

export function testCarsRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  const kind = 'testCar'
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => {
      const asked = query(c, { store, ...page, q: searchText })
      return c.json(await listTestCars(deps, c.var.office, asked))
    })
    .post('/', async (c) => {
      const fields = parseInput(testCarFieldsSchema, await jsonBody(c))
      return c.json(await createCar(deps, c.var.office, kind, fields))
    })
    .patch('/:id', async (c) => {
      const edit = parseInput(editTestCarRequestSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return answerEdit(c, await editCar(deps, c.var.office, { ...edit, kind, id }))
    })
}
