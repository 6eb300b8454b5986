import { useState } from 'react'
import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'

const REASONS = ['noPhoto.camera', 'noPhoto.privacy', 'noPhoto.unsafe'] as const

export type NoPhotoProps = {
  label: string
  /** What was answered, in words; null or absent: nothing yet. */
  reason?: string | null | undefined
  onReason: (reason: string) => void
}

/** For a camera that does not work, or a moment that forbids it: a reason instead. */
export function NoPhoto({ label, reason, onReason }: NoPhotoProps) {
  const t = useText(photoTexts)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" onPress={() => setIsOpen(true)}>
        {reason || t('noPhoto')}
        <span className="sr-only">{t('ofLabel', { label })}</span>
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t('noPhotoTitle')}
        closeLabel={t('close')}
        onClose={() => setIsOpen(false)}
      >
        <div className="flex flex-col gap-3">
          {REASONS.map((key) => (
            <Button
              key={key}
              size="large"
              onPress={() => {
                setIsOpen(false)
                onReason(t(key))
              }}
            >
              {t(key)}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  )
}
