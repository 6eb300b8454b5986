import sharp from 'sharp'

/** Another color is another picture. */
export async function jpeg(background: string): Promise<Buffer> {
  const create = { width: 40, height: 30, channels: 3 as const, background }
  return await sharp({ create }).jpeg().toBuffer()
}
