/** The sign-in of the office, for the table of the API. */
import {
  acceptRequestSchema,
  enrolTotpSchema,
  freshReplySchema,
  freshRequestSchema,
  inviteReplySchema,
  inviteRequestSchema,
  passwordRequestSchema,
  recoveryCodesSchema,
  recoveryRequestSchema,
  sessionListSchema,
  sessionReplySchema,
  signedInReplySchema,
  signInRequestSchema,
  stageReplySchema,
  totpRequestSchema,
} from '#shared/office/session-protocol.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import type { ApiRoute } from './api-route.ts'

const office = '/office/v1'

export const OFFICE_SESSION_TABLE: readonly ApiRoute[] = [
  {
    ...{ method: 'POST', path: `${office}/session`, access: 'open' },
    summary: 'The password; what is asked next',
    body: signInRequestSchema,
    reply: [stageReplySchema],
  },
  {
    ...{ method: 'POST', path: `${office}/session/totp`, access: 'open' },
    summary: 'The code of the authenticator, after the password',
    body: totpRequestSchema,
    reply: [signedInReplySchema],
  },
  {
    ...{ method: 'POST', path: `${office}/session/recovery`, access: 'open' },
    summary: 'A recovery code instead, after the password',
    body: recoveryRequestSchema,
    reply: [signedInReplySchema],
  },
  {
    ...{ method: 'GET', path: `${office}/session`, access: 'office' },
    summary: 'Who is signed in',
    reply: [sessionReplySchema],
  },
  {
    ...{ method: 'DELETE', path: `${office}/session`, access: 'office' },
    summary: 'Sign out',
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${office}/session/fresh`, access: 'office' },
    summary: 'Fresh proof, for five minutes',
    body: freshRequestSchema,
    reply: [freshReplySchema],
  },
  {
    ...{ method: 'GET', path: `${office}/sessions`, access: 'office' },
    summary: 'Where one is signed in; ?person= for administrators',
    reply: [sessionListSchema],
  },
  {
    ...{ method: 'DELETE', path: `${office}/sessions/:id`, access: 'office' },
    summary: 'End a session',
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${office}/password`, access: 'office' },
    summary: 'A new password for the old one',
    body: passwordRequestSchema,
    reply: [doneSchema],
  },
  {
    ...{ method: 'POST', path: `${office}/recovery-codes`, access: 'office' },
    summary: 'Ten new recovery codes',
    reply: [recoveryCodesSchema],
  },
  {
    ...{ method: 'POST', path: `${office}/invites`, access: 'office' },
    summary:
      'A one-time link to an account; also an administrator at a tablet, for himself',
    body: inviteRequestSchema,
    reply: [inviteReplySchema],
  },
  {
    ...{ method: 'POST', path: `${office}/invites/accept`, access: 'open' },
    summary: 'An account for an invite',
    body: acceptRequestSchema,
    reply: [enrolTotpSchema],
  },
  {
    ...{ method: 'POST', path: `${office}/totp/reset`, access: 'office' },
    summary: 'Void the authenticator of somebody who lost it, and invite anew',
    body: inviteRequestSchema,
    reply: [inviteReplySchema],
  },
]
