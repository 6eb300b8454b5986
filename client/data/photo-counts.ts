/** How many photos are not on the server yet; told by whoever sends them (client/photos). */
import { create } from 'zustand'

export type PhotoCounts = {
  readonly waiting: number
  /** What is left of them to send, bytes. */
  readonly waitingBytes: number
  /** The server does not take them; they stay here. */
  readonly refused: number
}

export const usePhotoCounts = create<PhotoCounts>(() => ({
  waiting: 0,
  waitingBytes: 0,
  refused: 0,
}))
