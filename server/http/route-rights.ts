/**
 * Who may call what: every route once. Tests hold it against the routes there are, and ask
 * each of them as everybody [AZ-1][AZ-2].
 */

import { ROLES, type Role } from '#shared/people/person.ts'
import type { OfficeRole } from '../auth/office/office-actor.ts'

export type RouteRights = {
  /** `POST /auth/v1/people/:id`, as Hono writes it. */
  readonly route: string
  /** Who proves nothing; whatever is needed is in the request: a code, a token, a password. */
  readonly isOpen?: true
  /** Who gave the right password to the office, and no code yet. */
  readonly isHalfIn?: true
  /** The operator on the server's machine. */
  readonly isLocal?: true
  /** Enrolled devices, by themselves. */
  readonly devices?: readonly DeviceCaller[]
  /** Who gave the PIN on a tablet; nobody else of the devices. */
  readonly people?: readonly Role[]
  /** Who signed in to the office. */
  readonly office?: readonly OfficeRole[]
  /** The office only shortly after a proof. */
  readonly isFresh?: true
}

export const DEVICE_CALLERS = ['tablet', 'display', 'revoked'] as const
export type DeviceCaller = (typeof DEVICE_CALLERS)[number]

/** A display is no person. */
export const PEOPLE = ROLES.filter((role) => role !== 'display')
const EDITORS = ['manager', 'office', 'admin'] as const
const ADMINISTRATORS = ['office', 'admin'] as const
const ACTIVE = ['tablet', 'display'] as const
const TABLET = ['tablet'] as const

const auth = '/auth/v1'
const office = '/office/v1'
const push = '/push/v1'
const sync = '/sync/v1'
const photos = '/api/photos/v1'

export const ROUTE_RIGHTS: readonly RouteRights[] = [
  { route: 'GET /healthz', isOpen: true },
  { route: 'GET /readyz', isOpen: true },
  { route: 'GET /metrics', isLocal: true },
  { route: 'GET /api/openapi.json', isLocal: true, devices: DEVICE_CALLERS },

  { route: `GET ${auth}/setup`, isOpen: true },
  { route: `POST ${auth}/setup`, isOpen: true },
  { route: `POST ${auth}/enrol`, isOpen: true },
  { route: `GET ${auth}/device`, devices: ACTIVE },
  { route: `POST ${auth}/device/wiped`, devices: ACTIVE },
  { route: `POST ${auth}/device/credential`, devices: ACTIVE },
  { route: `POST ${auth}/unlock`, devices: TABLET },
  { route: `POST ${auth}/enrolment-codes`, people: ADMINISTRATORS },
  { route: `POST ${auth}/people`, people: EDITORS },
  { route: `PATCH ${auth}/people/:id`, people: EDITORS },
  { route: `GET ${auth}/devices`, people: ADMINISTRATORS },
  { route: `POST ${auth}/devices/:id/revoke`, people: ADMINISTRATORS },

  { route: 'POST /search/v1', people: PEOPLE },
  { route: `GET ${push}/key`, devices: TABLET },
  { route: `GET ${push}/subscriptions`, people: PEOPLE },
  { route: `POST ${push}/subscriptions`, people: PEOPLE },
  { route: `DELETE ${push}/subscriptions`, people: PEOPLE },

  // A device that was shut out may still hand over what it holds: into quarantine [K7].
  { route: `POST ${sync}/push`, devices: ['tablet', 'revoked'] },
  { route: `POST ${sync}/pull`, devices: ACTIVE },
  { route: `POST ${sync}/snapshot`, devices: ACTIVE },
  { route: `POST ${sync}/repair`, devices: ACTIVE },
  { route: `POST ${sync}/report`, devices: ACTIVE },
  { route: `GET ${sync}/live`, devices: ACTIVE },
  { route: `GET ${photos}/:id`, devices: TABLET },
  { route: `GET ${photos}/:id/full`, devices: TABLET },
  { route: `GET ${photos}/:id/thumb`, devices: TABLET },
  { route: `POST ${photos}/:id/chunks`, devices: TABLET },

  { route: `POST ${office}/session`, isOpen: true },
  { route: `POST ${office}/session/totp`, isHalfIn: true },
  { route: `POST ${office}/session/recovery`, isHalfIn: true },
  { route: `POST ${office}/invites/accept`, isOpen: true },
  { route: `GET ${office}/session`, office: EDITORS },
  { route: `DELETE ${office}/session`, office: EDITORS },
  { route: `POST ${office}/session/fresh`, office: EDITORS },
  { route: `GET ${office}/sessions`, office: EDITORS },
  { route: `DELETE ${office}/sessions/:id`, office: EDITORS },
  { route: `POST ${office}/password`, office: EDITORS },
  { route: `POST ${office}/recovery-codes`, office: EDITORS, isFresh: true },
  { route: `POST ${office}/invites`, office: ['admin'], isFresh: true, people: ['admin'] },
  { route: `POST ${office}/totp/reset`, office: ['admin'], isFresh: true },

  { route: `GET ${office}/stores`, office: EDITORS },
  { route: `POST ${office}/stores`, office: ['admin'] },
  { route: `PATCH ${office}/stores/:id`, office: EDITORS },
  { route: `GET ${office}/templates`, office: EDITORS },
  { route: `GET ${office}/templates/:id`, office: EDITORS },
  { route: `POST ${office}/templates`, office: EDITORS },
  { route: `POST ${office}/templates/retire`, office: EDITORS },
  { route: `GET ${office}/models`, office: EDITORS },
  { route: `POST ${office}/models`, office: EDITORS },
  { route: `PATCH ${office}/models/:id`, office: EDITORS },
  { route: `GET ${office}/test-cars`, office: EDITORS },
  { route: `POST ${office}/test-cars`, office: EDITORS },
  { route: `PATCH ${office}/test-cars/:id`, office: EDITORS },
  { route: `GET ${office}/people`, office: EDITORS },
  { route: `POST ${office}/people`, office: EDITORS },
  { route: `PATCH ${office}/people/:id`, office: EDITORS },
  { route: `GET ${office}/devices`, office: EDITORS },
  { route: `POST ${office}/devices/codes`, office: ADMINISTRATORS },
  { route: `PATCH ${office}/devices/:id`, office: ADMINISTRATORS },
  { route: `GET ${office}/devices/:id/holdings`, office: ADMINISTRATORS },
  { route: `POST ${office}/devices/:id/retire`, office: ADMINISTRATORS, isFresh: true },
  { route: `POST ${office}/devices/:id/move`, office: ADMINISTRATORS, isFresh: true },
  { route: `POST ${office}/devices/:id/unlock`, office: ADMINISTRATORS, isFresh: true },
  { route: `POST ${office}/devices/:id/renew`, office: ADMINISTRATORS },
  { route: `POST ${office}/devices/:id/lost`, office: ADMINISTRATORS, isFresh: true },
  { route: `GET ${office}/quarantine`, office: EDITORS },
  { route: `POST ${office}/quarantine/:id/replay`, office: EDITORS },
  { route: `GET ${office}/personal/limits`, office: ADMINISTRATORS },
  { route: `POST ${office}/personal/find`, office: ADMINISTRATORS },
  { route: `POST ${office}/personal/preview`, office: ADMINISTRATORS },
  { route: `POST ${office}/personal/export`, office: ADMINISTRATORS, isFresh: true },
  { route: `POST ${office}/personal/correct`, office: ADMINISTRATORS, isFresh: true },
  { route: `POST ${office}/personal/erase`, office: ADMINISTRATORS, isFresh: true },
  { route: `GET ${office}/audit`, office: EDITORS },
  { route: `GET ${office}/audit/verified`, office: EDITORS },
  { route: `POST ${office}/audit/export`, office: EDITORS, isFresh: true },
  { route: `GET ${office}/exports`, office: EDITORS },
  { route: `POST ${office}/exports`, office: EDITORS, isFresh: true },
  { route: `GET ${office}/exports/:id/file`, office: EDITORS },
  { route: `GET ${office}/signed`, office: EDITORS },
  { route: `POST ${office}/signed/reopen`, office: EDITORS, isFresh: true },
]
