/** The one clock of this page. */

import { DeviceClock, randomNode } from './device-clock.ts'
import { newId } from './new-id.ts'

export const pageClock = new DeviceClock(
  {
    now: () => Date.now(),
    mono: () => performance.now(),
    newNode: () => randomNode(),
  },
  newId(),
)
