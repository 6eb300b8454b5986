import { TabletSmartphone, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Held } from '#client/data/held.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Icon } from '#client/ui/icon.ts'
import type { Photo } from '#shared/photo/photo.ts'
import { useImageWords } from './image-words.ts'
import { PhotoViewer } from './photo-viewer.tsx'
import { useKeptState } from './use-kept-photo.ts'
import { usePhotoImage } from './use-photo-image.ts'

export type PhotoThumbProps = {
  photo: Held<Photo>
  /** Which one it is to a reader, from 1. */
  number?: number
  /** Offered in the enlarged view when given. */
  onRemove?: () => void
}

/** A photo, small; enlarged by a tap. Says where the picture is when it is not here. */
export function PhotoThumb({ photo, number = 1, onRemove }: PhotoThumbProps) {
  const t = useText(photoTexts)
  const image = usePhotoImage(photo, 'thumb')
  const [isOpen, setIsOpen] = useState(false)
  const words = useImageWords(image)
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        aria-label={[t('open', { number }), words].filter(Boolean).join('・')}
        className="relative flex size-24 shrink-0 items-center justify-center overflow-hidden rounded-control border border-hairline bg-surface transition active:scale-98"
      >
        {image.type === 'shown' ? (
          <img src={image.url} alt="" className="size-full object-cover" />
        ) : (
          <span className="px-1.5 text-center text-label text-muted">{words}</span>
        )}
        <KeptMark id={photo.id} />
      </button>
      {isOpen && (
        <PhotoViewer
          photo={photo}
          number={number}
          onClose={() => setIsOpen(false)}
          {...(onRemove && {
            onRemove: () => {
              setIsOpen(false)
              onRemove()
            },
          })}
        />
      )}
    </>
  )
}

/** Only on photos the server does not have yet. */
function KeptMark({ id }: { id: string }) {
  const t = useText(photoTexts)
  const state = useKeptState(id)
  if (state === null || state === 'sent') return null
  const isRefused = state === 'refused'
  const Icon: Icon = isRefused ? TriangleAlert : TabletSmartphone
  return (
    <span
      role="img"
      aria-label={t(isRefused ? 'serverRefused' : 'onlyHere')}
      className={`absolute end-1 bottom-1 rounded-small p-1 ${isRefused ? 'bg-attention-tint text-attention' : 'bg-card text-muted'}`}
    >
      <Icon className="size-4" aria-hidden />
    </span>
  )
}
