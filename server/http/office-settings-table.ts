/** Templates, models and test cars of the office, for the table of the API. */
import {
  carModelFieldsSchema,
  editModelRequestSchema,
  editTestCarRequestSchema,
  newCarReplySchema,
  officeModelListSchema,
  officeTestCarListSchema,
  testCarFieldsSchema,
} from '#shared/office/car-protocol.ts'
import {
  publishReplySchema,
  publishRequestSchema,
  retireRequestSchema,
  templateListSchema,
  templateReplySchema,
} from '#shared/office/template-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import type { ApiRoute } from './api-route.ts'

const office = '/office/v1'
const PAGE = ['q', 'offset', 'limit']

export const SETTINGS_TABLE: readonly Omit<ApiRoute, 'access'>[] = [
  {
    ...{ method: 'GET', path: `${office}/templates`, reply: [templateListSchema] },
    summary: 'Every version of every template and level table',
  },
  {
    ...{ method: 'GET', path: `${office}/templates/:id`, reply: [templateReplySchema] },
    summary: 'One version, with the row ids any version has used',
  },
  {
    ...{ method: 'POST', path: `${office}/templates`, reply: [publishReplySchema] },
    summary: 'The next version; 409 with the newest when that is not the one seen',
    body: publishRequestSchema,
  },
  {
    ...{ method: 'POST', path: `${office}/templates/retire`, reply: [doneSchema] },
    summary: 'Takes a version out of use; runs begun on it keep it',
    body: retireRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/models`, reply: [officeModelListSchema] },
    summary: 'The models, those on sale first',
    optionalQuery: PAGE,
  },
  {
    ...{ method: 'POST', path: `${office}/models`, reply: [newCarReplySchema] },
    summary: 'A new model',
    body: carModelFieldsSchema,
  },
  {
    ...{ method: 'PATCH', path: `${office}/models/:id`, reply: [doneSchema] },
    summary: 'A model; 409 with what differs from what was seen',
    body: editModelRequestSchema,
  },
  {
    ...{ method: 'GET', path: `${office}/test-cars`, reply: [officeTestCarListSchema] },
    summary: 'The test cars in sight, those in service first',
    optionalQuery: ['store', ...PAGE],
  },
  {
    ...{ method: 'POST', path: `${office}/test-cars`, reply: [newCarReplySchema] },
    summary: 'A new test car',
    body: testCarFieldsSchema,
  },
  {
    ...{ method: 'PATCH', path: `${office}/test-cars/:id`, reply: [doneSchema] },
    summary: 'A test car; 409 with what differs from what was seen',
    body: editTestCarRequestSchema,
  },
]
