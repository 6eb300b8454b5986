import { useEffect, useMemo, useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useCredential } from '#client/data/use-device.ts'
import type { Photo } from '#shared/photo/photo.ts'
import type { PhotoSize } from '#shared/photo/photo-protocol.ts'
import { type LoadDeps, loadPhoto } from './load-photo.ts'
import { photoDb } from './photo-db.ts'
import { createPhotoTransport } from './photo-transport.ts'

/** While it is not there: asked again after so long, doubling up to the longest. */
const FIRST_LOOK_MS = 2_000
const LONGEST_LOOK_MS = 60_000

export type PhotoImage =
  | { type: 'loading' }
  | { type: 'shown'; url: string }
  | { type: 'away'; device: string | null }
  | { type: 'unreachable' }

/** The picture as an address for an `img`, as soon as it can be had. */
export function usePhotoImage(photo: Held<Photo>, size: PhotoSize): PhotoImage {
  const { id, sha256, bytes } = photo
  const deps = useLoadDeps()
  const [image, setImage] = useState<PhotoImage>({ type: 'loading' })

  useEffect(() => {
    let url = ''
    let waitMs = FIRST_LOOK_MS
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const look = async () => {
      clearTimeout(timer)
      const loaded = await loadPhoto(deps, { id, sha256, bytes }, size)
      if (isGone || url) return
      if (loaded.type === 'here') {
        url = URL.createObjectURL(new Blob([loaded.bytes], { type: 'image/jpeg' }))
        setImage({ type: 'shown', url })
        return
      }
      setImage(loaded)
      timer = setTimeout(look, waitMs)
      waitMs = Math.min(LONGEST_LOOK_MS, waitMs * 2)
    }
    const lookNow = () => void (url || look())
    void look()
    addEventListener('online', lookNow)
    return () => {
      isGone = true
      clearTimeout(timer)
      removeEventListener('online', lookNow)
      if (url) URL.revokeObjectURL(url)
      setImage({ type: 'loading' })
    }
  }, [deps, id, sha256, bytes, size])
  return image
}

function useLoadDeps(): LoadDeps {
  const credential = useCredential() ?? ''
  return useMemo(
    () => ({
      db: photoDb(),
      transport: createPhotoTransport({
        baseUrl: location.origin,
        fetch: (request) => fetch(request),
        credential,
      }),
      now: serverNow,
    }),
    [credential],
  )
}
