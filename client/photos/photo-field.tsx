import { Camera, ImagePlus } from 'lucide-react'
import { useId } from 'react'
import { useSave } from '#client/data/use-save.ts'
import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { photo } from '#shared/photo/photo.ts'
import { NoPhoto, type NoPhotoProps } from './no-photo.tsx'
import { PhotoThumb } from './photo-thumb.tsx'
import type { PhotoTarget } from './shot-state.ts'
import { useTakePhoto } from './take-photo.ts'
import { usePhotos } from './use-photos.ts'

/** Of one slot; the whole record's promise is product.md 5.6. */
const MAX = 10

export type PhotoFieldProps = PhotoTarget & {
  /** What is to be seen on them. */
  label: string
  isLabelHidden?: boolean
  /** Says that a photo is missing while there is none. */
  isRequired?: boolean
  max?: number
  isReadOnly?: boolean
  /** With it, "no photo" can be answered with a reason instead. */
  noPhoto?: Pick<NoPhotoProps, 'reason' | 'onReason'>
}

/** The photos of one place on a record: take, choose, look at, take off again. */
export function PhotoField({
  parentKind,
  parentId,
  slot,
  label,
  isLabelHidden = false,
  isRequired = false,
  max = MAX,
  isReadOnly = false,
  noPhoto,
}: PhotoFieldProps) {
  const t = useText(photoTexts)
  const id = useId()
  const target = { parentKind, parentId, slot }
  const photos = usePhotos(parentId)?.filter((one) => one.slot === slot)
  const take = useTakePhoto()
  const remove = useRemovePhoto()
  const isMissing = isRequired && photos?.length === 0 && !noPhoto?.reason
  const isFull = (photos?.length ?? 0) >= max
  return (
    <fieldset
      aria-describedby={isMissing ? `${id}-missing` : undefined}
      className="min-w-0"
    >
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 text-minor font-semibold'}>
        {label}
      </legend>
      <div className="flex flex-wrap items-center gap-3">
        {photos?.map((one, i) => (
          <PhotoThumb
            key={one.id}
            photo={one}
            number={i + 1}
            {...(!isReadOnly && { onRemove: () => void remove(one.id) })}
          />
        ))}
        {!isReadOnly && !isFull && (
          <>
            <Button size="large" icon={Camera} onPress={() => void take(target, 'camera')}>
              {t('take')}
              <span className="sr-only">{t('ofLabel', { label })}</span>
            </Button>
            <IconButton
              tone="outlined"
              icon={ImagePlus}
              label={t('chooseOf', { label })}
              onPress={() => void take(target, 'files')}
            />
          </>
        )}
        {isFull && !isReadOnly && (
          <p className="text-minor text-muted">{t('full', { count: max })}</p>
        )}
        {noPhoto && !isReadOnly && photos?.length === 0 && (
          <NoPhoto label={label} {...noPhoto} />
        )}
      </div>
      {isMissing && (
        <p id={`${id}-missing`} className="mt-1.5 text-minor text-attention">
          {t('required')}
        </p>
      )}
    </fieldset>
  )
}

/** Taken off the record, not out of the world: undone by the same field. */
function useRemovePhoto(): (id: string) => Promise<void> {
  const t = useText(photoTexts)
  const save = useSave()
  return async (id) => {
    const result = await save.edit(photo, id, { removed: true })
    if (result.type !== 'saved') return showSnackbar({ text: t('notRemoved') })
    const onUndo = () => void save.edit(photo, id, { removed: false })
    showSnackbar({ text: t('removed'), undo: { label: t('undo'), onUndo } })
  }
}
