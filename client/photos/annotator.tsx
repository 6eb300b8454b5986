import { Check, Circle, EyeOff, MoveUpRight, RotateCcw, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { requestUnlock } from '#client/data/session.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { FullScreen } from '#client/ui/dialog.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { newCanvas } from './decode-image.ts'
import { paint } from './draw-strokes.ts'
import type { KeepResult } from './keep-photo.ts'
import { PictureCanvas } from './picture-canvas.tsx'
import type { Stroke, Tool } from './stroke.ts'

export type AnnotatorProps = {
  /** The picture as it was taken, upright and of its final size. */
  base: HTMLCanvasElement
  /** The page had died over it. */
  isLeftOver: boolean
  /** Keeps the picture with all that is drawn on it. */
  onUse: (picture: HTMLCanvasElement) => Promise<KeepResult>
  onRetake: () => void
  onClose: () => void
}

type Failure = Exclude<KeepResult, { type: 'kept' }>

/** After the shutter: use it, or first point at something, or make a face unreadable. */
export function Annotator({ base, isLeftOver, onUse, onRetake, onClose }: AnnotatorProps) {
  const t = useText(photoTexts)
  const [tool, setTool] = useState<Tool>('arrow')
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  useOpenForm(true)

  async function handleUse() {
    setIsBusy(true)
    const picture = newCanvas(base.width, base.height)
    paint(picture, base, strokes)
    const result = await onUse(picture)
    setIsBusy(false)
    setFailure(result.type === 'kept' ? null : result)
  }

  return (
    <FullScreen
      isOpen
      isForm
      title={t(isLeftOver ? 'leftOver' : 'annotate')}
      closeLabel={t('close')}
      onClose={onClose}
      footer={
        <div className="flex w-full flex-wrap items-center justify-between gap-3">
          <div className="flex items-center gap-2">
            <Segmented
              label={t('tools')}
              isLabelHidden
              segments={[
                { value: 'arrow', label: t('arrow'), icon: MoveUpRight },
                { value: 'circle', label: t('circle'), icon: Circle },
                { value: 'blur', label: t('blur'), icon: EyeOff },
              ]}
              value={tool}
              onChange={setTool}
            />
            <IconButton
              label={t('undoStroke')}
              icon={Undo2}
              isDisabled={strokes.length === 0}
              onPress={() => setStrokes((held) => held.slice(0, -1))}
            />
          </div>
          <div className="flex flex-1 items-center justify-end gap-3">
            <Button icon={RotateCcw} onPress={onRetake}>
              {t('retake')}
            </Button>
            <Focused>
              <Button
                tone="primary"
                size="large"
                icon={Check}
                isBusy={isBusy}
                onPress={() => void handleUse()}
              >
                {t('use')}
              </Button>
            </Focused>
          </div>
        </div>
      }
    >
      <div className="flex h-full min-h-64 flex-col gap-3">
        {failure ? (
          <Problem failure={failure} />
        ) : (
          <p className="text-minor text-muted">{t('annotateHint')}</p>
        )}
        <div className="flex min-h-0 flex-1 items-center justify-center">
          <PictureCanvas
            base={base}
            strokes={strokes}
            tool={tool}
            label={t('drawing', { count: strokes.length })}
            onStroke={(stroke) => setStrokes((held) => [...held, stroke])}
          />
        </div>
      </div>
    </FullScreen>
  )
}

/** The button in it has the focus from the start: drawing is a choice, using is the rule. */
function Focused({ children }: { children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  return <span ref={box}>{children}</span>
}

/** Said in place, and it stays: the picture is still here. */
function Problem({ failure }: { failure: Failure }) {
  const t = useText(photoTexts)
  const isRefused = failure.type === 'refused'
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-control bg-bad-tint px-4 py-3 text-bad"
    >
      <StateShape shape="square" className="size-5 shrink-0" />
      <p className="min-w-0 flex-1 font-semibold">
        {isRefused
          ? t('refused')
          : t(failure.reason === 'full' ? 'notSavedFull' : 'notSaved')}
      </p>
      {isRefused && <Button onPress={requestUnlock}>{t('signIn')}</Button>}
    </div>
  )
}
