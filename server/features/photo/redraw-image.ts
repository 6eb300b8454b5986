/**
 * What a tablet sent as a picture, decoded to its last pixel and drawn anew: upright, without
 * metadata, without anything else that was in the file.
 */
import { AppError } from '#shared/errors.ts'
import { createLimiter } from '#shared/photo/limiter.ts'
import { THUMB_EDGE } from '#shared/photo/photo-size.ts'
import { imageFormat } from './image-format.ts'
import type { Images } from './photo-store.ts'

/** A bomb is told by its header, before a pixel of it is unpacked. */
const MAX_PIXELS = 40_000_000
/** Tablets send 1600; whatever else comes is no reason to fill the disk. */
const MAX_EDGE = 2048
const QUALITY = 86
const THUMB_QUALITY = 72

/** Decoding is the one thing here that costs memory. */
const oneOfTwo = createLimiter(2)

/** `unsupported`: no picture of a kind we take; `bad_image`: one that cannot be decoded. */
export async function redrawImage(bytes: Buffer): Promise<Images> {
  const format = imageFormat(bytes)
  if (!format) throw new AppError('unsupported', 'Send JPEG, PNG or WebP.')
  return await oneOfTwo(async () => {
    try {
      return await redraw(bytes, format)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      throw new AppError('bad_image', 'The picture cannot be decoded.', { cause })
    }
  })
}

/** Loaded with the first picture: a server of which none is asked saves its memory. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  // A picture is decoded once; its memory is better free.
  sharp.cache(false)
  return sharp
}

async function redraw(bytes: Buffer, format: string): Promise<Images> {
  const sharp = await loadSharp()
  const input = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning' })
  const meta = await input.metadata()
  if (meta.format !== format) throw new AppError('unsupported', 'Not what it begins as.')
  if (meta.width * meta.height > MAX_PIXELS) {
    throw new AppError('bad_image', `At most ${MAX_PIXELS} pixels.`)
  }
  const full = await input
    .autoOrient()
    .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer()
  const thumb = await sharp(full)
    .resize({
      width: THUMB_EDGE,
      height: THUMB_EDGE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .jpeg({ quality: THUMB_QUALITY })
    .toBuffer()
  return { full, thumb }
}
