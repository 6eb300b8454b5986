/** A picture from a camera or a file onto a canvas: upright, small enough, and only pixels. */
import { fitWithin } from '#shared/photo/photo-size.ts'

/** Rejects what the browser cannot decode. `edge`: longest side, pixels. */
export async function decodeImage(file: Blob, edge: number): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    // Drawn as EXIF says it was held; browsers do that by themselves.
    await image.decode()
    const natural = { width: image.naturalWidth, height: image.naturalHeight }
    if (natural.width === 0) throw new DOMException('no size', 'EncodingError')
    return drawn(image, natural, edge)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** `source` drawn anew with no side above `edge`; on white where it was see-through. */
export function drawn(
  source: CanvasImageSource,
  natural: { width: number; height: number },
  edge: number,
): HTMLCanvasElement {
  const { width, height } = fitWithin(natural, edge)
  const canvas = newCanvas(width, height)
  const pen = penOf(canvas)
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(source, 0, 0, width, height)
  return canvas
}

export function newCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

export function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no 2d canvas')
  return pen
}
