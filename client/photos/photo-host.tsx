import { useEffect, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { serverNow } from '#client/data/server-now.ts'
import { readStorage } from '#client/data/use-storage.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { longEdge } from '#shared/photo/photo-size.ts'
import { Annotator } from './annotator.tsx'
import { decodeImage } from './decode-image.ts'
import { encodePicture } from './encode-picture.ts'
import { type KeepResult, useKeepPhoto } from './keep-photo.ts'
import { pickImage } from './pick-image.ts'
import { endShot, replaceShot, type Shot, useShot } from './shot-state.ts'
import { usePhotoQueue } from './use-photo-queue.ts'

/** Once in the frame: sends photos, and shows what the camera gave to whoever asked. */
export function PhotoHost() {
  usePhotoQueue()
  const shot = useShot((s) => s.shot)
  return shot && <ShotPanel key={shot.key} shot={shot} />
}

type Opened =
  | { type: 'opening' }
  | { type: 'bad' }
  | { type: 'open'; base: HTMLCanvasElement }

function ShotPanel({ shot }: { shot: Shot }) {
  const [opened, setOpened] = useState<Opened>({ type: 'opening' })
  const day = useBusinessDay()
  const keep = useKeepPhoto()
  const [takenAt] = useState(serverNow)

  useEffect(() => {
    let isGone = false
    open(shot.file).then(
      (base) => isGone || setOpened({ type: 'open', base }),
      () => isGone || setOpened({ type: 'bad' }),
    )
    return () => {
      isGone = true
    }
  }, [shot])

  async function handleUse(canvas: HTMLCanvasElement): Promise<KeepResult> {
    const picture = await encodePicture(canvas).catch(() => null)
    if (!picture) return { type: 'not_saved', reason: 'storage' }
    const result = await keep({ ...shot.target, picture, day, takenAt })
    if (result.type === 'kept') endShot(shot, result.id)
    return result
  }

  async function handleRetake() {
    const file = await pickImage('camera')
    if (file) replaceShot({ ...shot, file })
  }

  const retake = () => void handleRetake()
  const close = () => endShot(shot, null)
  if (opened.type === 'opening') return null
  if (opened.type === 'bad') return <NotImage onRetake={retake} onClose={close} />
  return (
    <Annotator base={opened.base} onUse={handleUse} onRetake={retake} onClose={close} />
  )
}

async function open(file: File): Promise<HTMLCanvasElement> {
  const { used, quota } = await readStorage()
  return await decodeImage(file, longEdge(used !== null && quota ? used / quota : null))
}

type NotImageProps = { onRetake: () => void; onClose: () => void }

function NotImage({ onRetake, onClose }: NotImageProps) {
  const t = useText(photoTexts)
  return (
    <Dialog
      isOpen
      title={t('notImage')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={onRetake}>
          {t('retake')}
        </Button>
      }
    >
      <p>{t('notImageHint')}</p>
    </Dialog>
  )
}
