/** A picture as a camera stores it that was held some way, and says so in EXIF. */
import sharp from 'sharp'

export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const
export type Orientation = (typeof ORIENTATIONS)[number]

/** Degrees clockwise, and whether mirrored after that. */
const TURNS = {
  1: [0, false],
  2: [0, true],
  3: [180, false],
  4: [180, true],
  5: [90, true],
  6: [270, false],
  7: [270, true],
  8: [90, false],
} as const satisfies Record<Orientation, readonly [degrees: number, mirrored: boolean]>

/** Shown as EXIF asks, it is `upright` again. `words` stand in its metadata, with a place. */
export async function heldAs(
  orientation: Orientation,
  upright: Buffer,
  words: string,
): Promise<Buffer> {
  const [degrees, isMirrored] = TURNS[orientation]
  const turned = await sharp(upright).rotate(degrees).png().toBuffer()
  const held = isMirrored ? await sharp(turned).flop().png().toBuffer() : turned
  return await sharp(held)
    .withExif({
      IFD0: { Make: words, Copyright: words },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 4711/100' },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer()
}
