/** The picture that is being looked at after the shutter; at most one at a time. */
import { create } from 'zustand'

/** What the photo will belong to. */
export type PhotoTarget = {
  readonly parentKind: string
  readonly parentId: string
  /** Where on the record: an item's id, `before`, `after`, `evidence`. */
  readonly slot: string
}

export type Shot = {
  /** Another one for each picture. */
  readonly key: number
  readonly file: File
  readonly target: PhotoTarget
  /** Server's time at the shutter, ms. */
  readonly takenAt: number
  /** Found again after the page had died over it. */
  readonly isLeftOver?: true
  /** Told once: the id of the photo that was kept, or null. */
  readonly onDone: (photoId: string | null) => void
}

export const useShot = create<{ shot: Shot | null }>(() => ({ shot: null }))

let lastKey = 0

export function showShot(shot: Omit<Shot, 'key'>): void {
  useShot.getState().shot?.onDone(null)
  replaceShot(shot)
}

/** Another picture for the same place; whoever asked waits on. */
export function replaceShot(shot: Omit<Shot, 'key'>): void {
  lastKey += 1
  useShot.setState({ shot: { ...shot, key: lastKey } })
}

export function endShot(shot: Shot, photoId: string | null): void {
  if (useShot.getState().shot?.key === shot.key) useShot.setState({ shot: null })
  shot.onDone(photoId)
}
