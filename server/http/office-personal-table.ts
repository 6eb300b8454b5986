/** What the page of personal data asks, for the table of the API. */
import * as p from '#shared/office/personal-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import type { ApiRoute } from './api-route.ts'

const personal = '/office/v1/personal'
const post = (verb: string) => ({ method: 'POST' as const, path: `${personal}/${verb}` })

export const PERSONAL_TABLE: readonly Omit<ApiRoute, 'access'>[] = [
  {
    ...{ method: 'GET', path: `${personal}/limits`, reply: [p.limitListSchema] },
    summary: 'How long what is kept, and what the last night took',
  },
  {
    ...{ ...post('find'), reply: [p.foundPersonSchema], body: p.findPersonSchema },
    summary: 'All that is held under a phone, a name or a plate',
  },
  {
    ...{ ...post('preview'), reply: [p.erasurePreviewSchema], body: p.chosenSchema },
    summary: 'What erasing would take, and what stays with its reason',
  },
  {
    ...{ ...post('export'), reply: [p.personCopySchema], body: p.chosenSchema },
    summary: 'A person’s copy of what is held of him; wants fresh proof',
  },
  {
    ...{ ...post('correct'), reply: [doneSchema], body: p.correctFieldSchema },
    summary: 'One field put right; 409 with what it is by now; wants fresh proof',
  },
  {
    ...{ ...post('erase'), reply: [p.erasedReplySchema], body: p.erasePersonSchema },
    summary: 'Forgets what is chosen, here and on every tablet; wants fresh proof',
  },
]
