/** A server of photos in memory that does as a test says, and remembers what it was asked. */

import { type Bytes, sha256Hex } from '#client/photos/photo-bytes.ts'
import type { Chunk, PhotoAnswer, PhotoTransport } from '#client/photos/photo-transport.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { PhotoState } from '#shared/photo/photo-protocol.ts'

export type Sent = { readonly id: string; readonly offset: number; readonly size: number }

export class ScriptedPhotos implements PhotoTransport {
  /** Hash and size by id: the records it knows. */
  readonly known = new Map<string, { sha256: string; bytes: number }>()
  readonly held = new Map<string, Bytes>()
  readonly stored = new Map<string, { sha256: string; at: number; bytes: Bytes }>()
  readonly sent: Sent[] = []
  /** What becomes of the next chunks, in order; then all is well. */
  readonly fates: ('fine' | 'cut' | 'lost' | 'altered' | ErrorCode)[] = []
  readonly fetched: string[] = []
  retryAfterMs: number | null = null
  now = 0

  async state(id: string): Promise<PhotoAnswer<PhotoState>> {
    if (!this.known.has(id)) return refused('not_found')
    const stored = this.stored.get(id)
    return ok(
      stored
        ? { type: 'stored', sha256: stored.sha256, storedForMs: this.now - stored.at }
        : { type: 'waiting', offset: this.held.get(id)?.length ?? 0, device: '門口平板 A' },
    )
  }

  async sendChunk(id: string, { offset, bytes }: Chunk): Promise<PhotoAnswer<PhotoState>> {
    this.sent.push({ id, offset, size: bytes.length })
    const fate = this.fates.shift()
    if (fate === 'cut') return { type: 'unreachable' }
    if (fate && fate !== 'lost' && fate !== 'fine') {
      return refused(fate === 'altered' ? 'wrong_bytes' : fate, this.retryAfterMs)
    }
    const record = this.known.get(id)
    if (!record) return refused('not_found')
    const held = this.held.get(id) ?? new Uint8Array(0)
    if (offset <= held.length && !this.stored.has(id)) {
      const joined = new Uint8Array([...held, ...bytes.subarray(held.length - offset)])
      this.held.set(id, joined)
      if (joined.length === record.bytes) {
        this.held.delete(id)
        const sha256 = await sha256Hex(joined)
        if (sha256 !== record.sha256) return refused('wrong_bytes')
        this.stored.set(id, { sha256, at: this.now, bytes: joined })
      }
    }
    return fate === 'lost' ? { type: 'unreachable' } : await this.state(id)
  }

  async fetch(id: string, size: string): Promise<PhotoAnswer<Bytes>> {
    this.fetched.push(`${id} ${size}`)
    const stored = this.stored.get(id)
    return stored ? { type: 'ok', value: stored.bytes } : refused('not_found')
  }
}

const ok = <T>(value: T): PhotoAnswer<T> => ({ type: 'ok', value })

function refused(code: ErrorCode, retryAfterMs: number | null = null): PhotoAnswer<never> {
  return { type: 'refused', code, retryAfterMs }
}
