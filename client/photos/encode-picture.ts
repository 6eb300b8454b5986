/** What is on a canvas as the bytes that are kept: JPEG from pixels, so nothing else is in it. */
import { THUMB_EDGE } from '#shared/photo/photo-size.ts'
import { drawn } from './decode-image.ts'
import { type Bytes, type Picture, sha256Hex } from './photo-bytes.ts'

export const QUALITY = 0.8
const THUMB_QUALITY = 0.7

export async function encodePicture(canvas: HTMLCanvasElement): Promise<Picture> {
  const { width, height } = canvas
  const bytes = await jpegOf(canvas, QUALITY)
  const thumb = await jpegOf(drawn(canvas, { width, height }, THUMB_EDGE), THUMB_QUALITY)
  return { bytes, thumb, sha256: await sha256Hex(bytes), width, height }
}

export async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Bytes> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality)
  })
  if (!blob) throw new Error('the canvas gave no JPEG')
  return new Uint8Array(await blob.arrayBuffer())
}
