import { pageClock } from './page-clock.ts'

/** The server's time as far as this tablet knows it, ms. */
export function serverNow(): number {
  return pageClock.serverNow()
}
