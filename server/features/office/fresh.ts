/** Acts that want fresh proof only in some cases; the others have it as a middleware. */
import { AppError } from '#shared/errors.ts'
import type { OfficeActor } from '../../auth/office/office-actor.ts'

/** `reauth_required` when the last password or code was given too long ago. */
export function refuseUnlessFresh({ freshUntil }: OfficeActor, now: number): void {
  if (now < freshUntil) return
  throw new AppError('reauth_required', 'Prove again that it is you.')
}
