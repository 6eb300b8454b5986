/** What the table of the API says of a route. */
import type * as z from 'zod'

export type ApiRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As Hono writes it: `/auth/v1/people/:id`. */
  readonly path: string
  readonly summary: string
  /**
   * `open` to anyone; `device` with a device's credential; `person` with a person's token
   * as well; `office` with a session's cookie; `local` to the operator on the server's
   * machine.
   */
  readonly access: 'open' | 'device' | 'person' | 'office' | 'local'
  readonly query?: readonly string[]
  readonly optionalQuery?: readonly string[]
  readonly body?: z.core.$ZodType
  /** A body that is no JSON, by its type. */
  readonly bodyType?: string
  /** Several for a stream: its lines are of these shapes. */
  readonly reply?: readonly z.core.$ZodType[]
  /** `application/json` unless said. */
  readonly replyType?: string
}
