/** The one call of the back office that a tablet makes. Not on the first screen. */
import { inviteReplySchema, inviteRequestSchema } from '#shared/office/session-protocol.ts'
import { type Caller, call } from './identity-api.ts'

/** For oneself, an administrator; `conflict` with an account already. */
export const inviteToOffice = (caller: Caller, personId: string) =>
  call({
    ...{ base: '/office/v1', path: '/invites', caller },
    body: inviteRequestSchema.parse({ personId }),
    reply: inviteReplySchema,
  })
