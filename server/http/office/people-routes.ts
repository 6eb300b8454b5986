/** Parse, call one verb, answer: people. */
import { Hono } from 'hono'
import * as z from 'zod'
import {
  editOfficePersonSchema,
  newOfficePersonSchema,
} from '#shared/office/people-protocol.ts'
import { ROLES } from '#shared/people/person.ts'
import { createOfficePerson, editOfficePerson } from '../../features/office/edit-people.ts'
import { listPeople } from '../../features/office/list-people.ts'
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

const filter = {
  ...listQuery,
  ...{ q: searchText, role: z.enum(ROLES).optional(), id: z.guid().optional() },
}

export function peopleRoutes({ deps }: OfficeInput, guard: OfficeGuard) {
  return new Hono<AppEnv>()
    .use(...guard)
    .get('/', async (c) => c.json(await listPeople(deps, c.var.office, query(c, filter))))
    .post('/', async (c) => {
      const person = parseInput(newOfficePersonSchema, await jsonBody(c))
      return c.json(await createOfficePerson(deps, c.var.office, person))
    })
    .patch('/:id', async (c) => {
      const edit = parseInput(editOfficePersonSchema, await jsonBody(c))
      const id = uuidParam(c, 'id')
      return answerEdit(c, await editOfficePerson(deps, c.var.office, { ...edit, id }))
    })
}
