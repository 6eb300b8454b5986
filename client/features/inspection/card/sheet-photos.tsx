import { useEffect, useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { cardTexts } from '#client/locales/card.ts'
import { useText } from '#client/locales/use-text.ts'
import { usePhotoImage } from '#client/photos/use-photo-image.ts'
import type { Photo } from '#shared/photo/photo.ts'

/** Two of each fit on one sheet with the rest. */
const MOST = 2
/** A picture that is on another tablet is not waited for longer. */
const WAIT_MS = 3_000

type SheetPhotosProps = {
  before: readonly Held<Photo>[]
  after: readonly Held<Photo>[]
  /** All pictures that can be had are drawn; at the latest after a few seconds. */
  onReady: () => void
}

export function SheetPhotos({ before, after, onReady }: SheetPhotosProps) {
  const t = useText(cardTexts)
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(new Set())
  const sides = [
    { label: t('before'), photos: before.slice(0, MOST) },
    { label: t('after'), photos: after.slice(0, MOST) },
  ]
  const wanted = sides.flatMap(({ photos }) => photos.map(({ id }) => id))
  const isDrawn = wanted.every((id) => drawn.has(id))

  useEffect(() => {
    if (isDrawn) return onReady()
    const timer = setTimeout(onReady, WAIT_MS)
    return () => clearTimeout(timer)
  }, [isDrawn, onReady])

  return (
    <div className="card-sheet-photos">
      {sides.map(({ label, photos }) => (
        <figure key={label}>
          <figcaption>{label}</figcaption>
          {photos.length === 0 && <div className="card-sheet-empty" />}
          {photos.map((photo) => (
            <Picture
              key={photo.id}
              photo={photo}
              onDrawn={() => setDrawn((ids) => new Set(ids).add(photo.id))}
            />
          ))}
        </figure>
      ))}
    </div>
  )
}

function Picture({ photo, onDrawn }: { photo: Held<Photo>; onDrawn: () => void }) {
  const t = useText(cardTexts)
  const image = usePhotoImage(photo, 'full')
  if (image.type !== 'shown') return <p>{t('photoElsewhere')}</p>
  return <img src={image.url} alt="" onLoad={onDrawn} />
}
