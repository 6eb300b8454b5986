/** What the middleware puts in a request's context. */
import type { HttpBindings } from '@hono/node-server'
import type { DeviceActor } from '../auth/device-actor.ts'
import type { OfficeActor } from '../auth/office/office-actor.ts'

export type AppEnv = {
  /** Absent where no socket is: in tests that call the app directly. */
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    device: DeviceActor
    office: OfficeActor
  }
}
