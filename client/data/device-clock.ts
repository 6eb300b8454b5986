/**
 * The clock of this page: stamps for edits, evidence of when they were made, and the server's
 * time as far as it is known.
 */
import {
  CLOCK_START,
  type Clock,
  nextStamp,
  observe,
  type Stamp,
} from '#shared/record/stamp.ts'
import type { Capture } from '#shared/sync/change.ts'

/** Further ahead of the server than this and a stamp would only be rewritten [T1]. */
const AHEAD_MS = 60_000
const CAPTURE_STEP_MS = 100

export type ClockSource = {
  /** Device wall clock, ms. */
  now(): number
  /** Monotonic, ms. */
  mono(): number
  /** Six random base36 characters: names one run of one page, so that tabs never collide. */
  newNode(): string
}

export class DeviceClock {
  /** Names this run of this page; monotonic readings compare only within it. */
  readonly boot: string
  readonly #source: ClockSource
  readonly #seqs = new Map<string, number>()
  #node: string
  #last: Clock = CLOCK_START
  #offset: number | null = null
  /** Server time and monotonic time at the moment the offset was learned. */
  #anchor: { server: number; mono: number } | null = null

  constructor(source: ClockSource, boot: string) {
    this.#source = source
    this.#node = source.newNode()
    this.boot = boot
  }

  /** A stamp after every one given before and after `seen` [S2][S3]. */
  stamp(seen?: Stamp): Stamp {
    const from = seen === undefined ? this.#last : observe(this.#last, seen)
    const { stamp, clock } = nextStamp(from, this.serverNow(), this.#node)
    this.#last = clock
    return stamp
  }

  capture(scope: string): Capture {
    const wall = coarse(this.#source.now())
    return {
      wall,
      start: wall - this.mono(),
      boot: this.boot,
      off: this.#offset,
      seq: this.#seqs.get(scope) ?? null,
    }
  }

  /** Server time, ms. A wall clock set back does not take it along. */
  serverNow(): number {
    const byWall = this.#source.now() + (this.#offset ?? 0)
    if (!this.#anchor) return Math.round(byWall)
    // The monotonic clock may have slept, so it is never ahead; the later one is right.
    const byMono = this.#anchor.server + this.#source.mono() - this.#anchor.mono
    return Math.round(Math.max(byWall, byMono))
  }

  mono(): number {
    return coarse(this.#source.mono())
  }

  get offset(): number | null {
    return this.#offset
  }

  /** `isFresh`: learned from the server just now, not read from storage. */
  setOffset(offset: number, isFresh: boolean): void {
    this.#offset = offset
    this.#anchor = null
    if (!isFresh) return
    const server = this.#source.now() + offset
    this.#anchor = { server, mono: this.#source.mono() }
    if (this.#last.ms <= server + AHEAD_MS) return
    // It ran ahead before it knew better. A new name starts a new clock, at the right time.
    this.#last = CLOCK_START
    this.#node = this.#source.newNode()
  }

  /** The witness held for a scope: proof that what is captured now came after it. */
  setSeq(scope: string, seq: number): void {
    this.#seqs.set(scope, seq)
  }
}

/** Evidence to a second or two: tenths are enough, and long outboxes pack better. */
function coarse(ms: number): number {
  return Math.round(ms / CAPTURE_STEP_MS) * CAPTURE_STEP_MS
}

export function randomNode(random: () => number = Math.random): string {
  return Array.from({ length: 6 }, () => Math.floor(random() * 36).toString(36)).join('')
}
