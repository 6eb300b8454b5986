/** The server will not run on this database; the message tells the operator what to do. */
export type RefusedReason = 'unsafe_settings' | 'newer_schema' | 'old_server' | 'app_role'

export class DatabaseRefused extends Error {
  readonly reason: RefusedReason

  constructor(reason: RefusedReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseRefused'
    this.reason = reason
  }
}
