/** Where pictures lie. Disk today; an object store needs no more than these three verbs. */
import type { PhotoSize } from '#shared/photo/photo-protocol.ts'

/** A picture belongs to a tenant's scope: the same bytes elsewhere are another picture. */
export type PhotoKey = {
  readonly tenantId: string
  readonly scopeId: string
  /** Of the bytes as they were sent, lower-case hex. */
  readonly sha256: string
}

export type Images = { readonly [Size in PhotoSize]: Buffer }

export interface PhotoStore {
  /** Resolves once it is on disk for good. Again with the same key: no harm. `at`: now, ms. */
  put(key: PhotoKey, images: Images, at: number): Promise<void>
  /** Null when it is not there. */
  get(key: PhotoKey, size: PhotoSize): Promise<Buffer | null>
  /** Since when it has been there, ms; null when it is not. */
  has(key: PhotoKey): Promise<number | null>
  /** For good; no harm when it is not there. */
  drop(key: PhotoKey): Promise<void>
}
