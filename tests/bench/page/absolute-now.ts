/** A clock that two pages share, finer than the wall clock: ms. */
export function absoluteNow(): number {
  return performance.timeOrigin + performance.now()
}
