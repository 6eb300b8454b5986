import { serverNow } from '#client/data/server-now.ts'
import { type ImageSource, pickImage } from './pick-image.ts'
import { type PhotoTarget, showShot } from './shot-state.ts'

/**
 * Opens the camera, or the files, at once; then the picture to draw on. Resolves with the id
 * of the photo that was saved; null when none was. Needs `<PhotoHost>` on the page.
 */
export type TakePhoto = (
  target: PhotoTarget,
  source?: ImageSource,
) => Promise<string | null>

/** Must be called within a tap. */
export async function takePhoto(
  target: PhotoTarget,
  source: ImageSource = 'camera',
): Promise<string | null> {
  const file = await pickImage(source)
  if (!file) return null
  return await new Promise((onDone) =>
    showShot({ file, target, takenAt: serverNow(), onDone }),
  )
}

export function useTakePhoto(): TakePhoto {
  return takePhoto
}
