/**
 * The photos' own database: bytes in chunks, never a Blob (WebKit loses those), apart from the
 * records so that a full or broken one never touches them. Every write is strict.
 */
import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { Photo } from '#shared/photo/photo.ts'
import type { PhotoTarget } from './shot-state.ts'

const PHOTO_DB = 'floorwalk-photos'

/** Raise by one when `STORES` changes; only ever add stores and indexes. */
const PHOTO_SCHEMA = 2

const STORES = {
  photos: 'id, state, sha256',
  chunks: '[sha256+at]',
  thumbs: 'sha256',
  fulls: 'sha256, usedAt',
  drafts: 'personId',
  meta: 'key',
} as const

/**
 * `held`: the bytes are here, the record is not saved yet. `waiting`: for the server.
 * `sent`: the server has them, with an equal hash. `refused`: it will not take them; kept.
 */
export type KeptState = 'held' | 'waiting' | 'sent' | 'refused'

/** A photo taken on this tablet. */
export type KeptPhoto = {
  /** That of its record. */
  readonly id: string
  readonly sha256: string
  readonly bytes: number
  readonly takenAt: number
  readonly body: Photo
  readonly state: KeptState
  /** Bytes the server has said it holds. */
  readonly offset: number
  /** When the server acknowledged all of it, server time, ms. */
  readonly sentAt: number | null
  /** The server has kept it for a day: the bytes are gone from here, the thumbnail stays. */
  readonly isCleared?: true
}

/** `at`: offset of its first byte. */
export type ChunkRow = {
  readonly sha256: string
  readonly at: number
  readonly bytes: Uint8Array<ArrayBuffer>
}
export type ThumbRow = { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> }
/** A photo of another tablet, as it came from the server; may be thrown away. */
export type FullRow = ThumbRow & { readonly usedAt: number }
/** What came out of the camera and is neither used nor thrown away; one a person. */
export type DraftRow = {
  readonly personId: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly target: PhotoTarget
  readonly takenAt: number
}
export type PhotoMetaRow = { readonly key: string; readonly value: unknown }

export class PhotoDb extends Dexie {
  declare readonly photos: Table<KeptPhoto, string>
  declare readonly chunks: Table<ChunkRow, [sha256: string, at: number]>
  declare readonly thumbs: Table<ThumbRow, string>
  declare readonly fulls: Table<FullRow, string>
  declare readonly drafts: Table<DraftRow, string>
  declare readonly meta: Table<PhotoMetaRow, string>

  /** `options` carries another IndexedDB in tests. */
  constructor(name = PHOTO_DB, options: DexieOptions = {}) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...options })
    this.version(PHOTO_SCHEMA).stores(STORES)
  }
}

let shared: PhotoDb | null = null

/** The one of this page; opens at its first use. */
export function photoDb(): PhotoDb {
  shared ??= new PhotoDb()
  return shared
}
