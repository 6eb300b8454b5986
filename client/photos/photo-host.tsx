import { useEffect, useRef, useState } from 'react'
import { useBusinessDay } from '#client/data/business-day.ts'
import { serverNow } from '#client/data/server-now.ts'
import { useSession } from '#client/data/session.ts'
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
import { photoDb } from './photo-db.ts'
import { pickImage } from './pick-image.ts'
import { dropDraft, keepDraft, useLeftOver } from './shot-draft.ts'
import { endShot, replaceShot, type Shot, useShot } from './shot-state.ts'
import { usePhotoQueue } from './use-photo-queue.ts'

/** Once in the frame: sends photos, and shows what the camera gave to whoever asked. */
export function PhotoHost() {
  usePhotoQueue()
  useLeftOver()
  const shot = useShot((s) => s.shot)
  const isOpen = useOpenedUnlocked(shot)
  return shot && isOpen && <ShotPanel key={shot.key} shot={shot} />
}

/**
 * A tablet may lock itself while the camera is open: what comes back then is shown to who
 * signs in, not on top of the lock screen. Once open it stays, under the lock.
 */
function useOpenedUnlocked(shot: Shot | null): boolean {
  const isLocked = useSession((s) => s.locked || s.unlockAsked)
  const [openedKey, setOpenedKey] = useState<number | null>(null)
  const key = shot?.key ?? null
  useEffect(() => {
    if (!isLocked) setOpenedKey(key)
  }, [isLocked, key])
  return openedKey === key
}

type Opened =
  | { type: 'opening' }
  | { type: 'bad' }
  | { type: 'open'; base: HTMLCanvasElement }

function ShotPanel({ shot }: { shot: Shot }) {
  const [opened, setOpened] = useState<Opened>({ type: 'opening' })
  const day = useBusinessDay()
  const keep = useKeepPhoto()
  /** Being written, or whose it is. */
  const draft = useRef<Promise<string | null>>(Promise.resolve(null))

  useEffect(() => {
    let isGone = false
    open(shot.file).then(
      (base) => {
        if (isGone) return
        setOpened({ type: 'open', base })
        draft.current = keepDraft(photoDb(), shot, base)
      },
      () => isGone || setOpened({ type: 'bad' }),
    )
    return () => {
      isGone = true
    }
  }, [shot])

  async function handleUse(canvas: HTMLCanvasElement): Promise<KeepResult> {
    const picture = await encodePicture(canvas).catch(() => null)
    if (!picture) return { type: 'not_saved', reason: 'storage' }
    const draftOf = await draft.current
    const result = await keep({
      ...shot.target,
      picture,
      day,
      takenAt: shot.takenAt,
      draftOf,
    })
    if (result.type === 'kept') endShot(shot, result.id)
    return result
  }

  async function handleRetake() {
    const file = await pickImage('camera')
    if (file)
      replaceShot({ target: shot.target, onDone: shot.onDone, file, takenAt: serverNow() })
  }

  const retake = () => void handleRetake()
  const close = () => {
    void draft.current.then((draftOf) => dropDraft(photoDb(), draftOf))
    endShot(shot, null)
  }
  if (opened.type === 'opening') return null
  if (opened.type === 'bad') return <NotImage onRetake={retake} onClose={close} />
  return (
    <Annotator
      isLeftOver={shot.isLeftOver ?? false}
      base={opened.base}
      onUse={handleUse}
      onRetake={retake}
      onClose={close}
    />
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
