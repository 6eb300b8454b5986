import { Trash2 } from 'lucide-react'
import type { Held } from '#client/data/held.ts'
import { useStore } from '#client/data/use-store.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { FullScreen } from '#client/ui/dialog.tsx'
import type { Photo } from '#shared/photo/photo.ts'
import { useImageWords } from './image-words.ts'
import { usePhotoImage } from './use-photo-image.ts'

export type PhotoViewerProps = {
  photo: Held<Photo>
  number: number
  onClose: () => void
  onRemove?: () => void
}

/** One photo as large as the window; the thumbnail until the rest of it is there. */
export function PhotoViewer({ photo, number, onClose, onRemove }: PhotoViewerProps) {
  const t = useText(photoTexts)
  const format = useFormat()
  const zone = useStore()?.zone ?? 'UTC'
  const thumb = usePhotoImage(photo, 'thumb')
  const full = usePhotoImage(photo, 'full')
  const words = useImageWords(full)
  const shown = full.type === 'shown' ? full : thumb
  const title = t('photo', { number })
  return (
    <FullScreen isOpen title={title} closeLabel={t('close')} onClose={onClose}>
      <div className="flex h-full min-h-64 flex-col gap-3">
        <div className="flex min-h-0 flex-1 items-center justify-center">
          {shown.type === 'shown' && (
            <img
              src={shown.url}
              alt={title}
              width={photo.width}
              height={photo.height}
              className="max-h-full w-auto max-w-full rounded-small object-contain"
            />
          )}
        </div>
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-3">
          <p className="figures text-minor text-muted">
            {t('takenAt', { time: format.dayTime(photo.takenAt, zone) })}
            {words && `・${words}`}
          </p>
          {onRemove && (
            <Button icon={Trash2} onPress={onRemove}>
              {t('remove')}
            </Button>
          )}
        </div>
      </div>
    </FullScreen>
  )
}
