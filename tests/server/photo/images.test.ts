import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { redrawImage } from '#server/features/photo/redraw-image.ts'
import { heldAs, ORIENTATIONS, type Orientation } from '#tests/support/held-camera.ts'
import { badFiles, pngOf } from './bad-files.ts'
import { noise, openStage, type PhotoStage, type PhotoTablet } from './photo-stage.ts'

let stage: PhotoStage
let one: PhotoTablet
beforeAll(async () => {
  stage = await openStage(inject('databaseUrl'))
  one = await stage.tablet(await stage.server.newTenant())
})
afterAll(() => stage.close())

const corpus = await badFiles()

describe('only real pictures', () => {
  test.each(corpus)('[IN-7] $name is refused and leaves nothing', async ({ bytes }) => {
    const id = await one.record(bytes)
    const reply = await one.sendAll(id, bytes)
    expect([415, 422]).toContain(reply.status)
    const { code } = (await reply.json()) as { code: string }
    expect(['unsupported', 'bad_image']).toContain(code)
    expect(await one.state(id)).toMatchObject({ type: 'waiting', offset: 0 })
    expect((await one.get(`/${id}/full`)).status).toBe(404)
    expect(stage.files()).toEqual([])
  })

  test('[IN-7] nothing at all is no picture', async () => {
    await expect(redrawImage(Buffer.alloc(0))).rejects.toMatchObject({
      code: 'unsupported',
    })
    const id = await one.record(new Uint8Array(0))
    const reply = await one.sendAll(id, new Uint8Array(0))
    expect(await reply.json()).toMatchObject({ type: 'waiting', offset: 0 })
  })

  test('[IN-8] bombs cost no memory', async () => {
    const bombs = [pngOf(50_000, 50_000, Buffer.alloc(64)), pngOf(12_000, 12_000)]
    for (const bomb of bombs) await redrawImage(bomb).catch(() => {})
    const before = process.memoryUsage().rss
    for (const bomb of bombs) {
      await expect(redrawImage(bomb)).rejects.toMatchObject({ code: 'bad_image' })
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })
})

describe('a real picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'may be a %s; stored is a JPEG',
    async (format) => {
      const bytes = await noise(80, 60).toFormat(format).toBuffer()
      const id = await one.record(bytes)
      expect((await one.sendAll(id, bytes)).status).toBe(200)
      const full = await stored(id, 'full')
      expect(await sharp(full).metadata()).toMatchObject({
        format: 'jpeg',
        width: 80,
        height: 60,
      })
    },
  )

  test('has a small one beside it', async () => {
    const bytes = await noise(1600, 1200).jpeg().toBuffer()
    const id = await one.record(bytes)
    for (let offset = 0; offset < bytes.length; offset += 500_000) {
      await one.send(id, { offset, bytes: bytes.subarray(offset, offset + 500_000) })
    }
    const thumb = await stored(id, 'thumb')
    expect(await sharp(thumb).metadata()).toMatchObject({ width: 320, height: 240 })
  })

  test.each(ORIENTATIONS)(
    '[IN-9] held as orientation %i says, it stands upright without a word about where',
    async (orientation) => {
      const bytes = await turned(orientation)
      const id = await one.record(bytes)
      expect((await one.sendAll(id, bytes)).status).toBe(200)
      for (const size of ['full', 'thumb'] as const) {
        const image = await stored(id, size)
        const meta = await sharp(image).metadata()
        const { exif, icc, iptc, xmp, comments, orientation: left } = meta
        expect({ exif, icc, iptc, xmp, comments, left }).toEqual({})
        expect(meta).toMatchObject({ width: 64, height: 32 })
        expect(image.includes(CANARY)).toBe(false)
        expect(await corners(image)).toEqual(['red', 'green', 'blue', 'white'])
      }
    },
  )

  test('[IN-9] words hidden in a comment are gone', async () => {
    const clean = await noise(40, 40).jpeg().toBuffer()
    const words = Buffer.from(`/*${CANARY}*/`)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(words.length + 2)
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, words])
    const bytes = Buffer.concat([clean.subarray(0, 2), comment, clean.subarray(2)])
    const id = await one.record(bytes)
    expect((await one.sendAll(id, bytes)).status).toBe(200)
    expect((await stored(id, 'full')).includes(CANARY)).toBe(false)
  })
})

const CANARY = 'canary-4711'

async function stored(id: string, size: 'full' | 'thumb'): Promise<Buffer> {
  return Buffer.from(await (await one.get(`/${id}/${size}`)).arrayBuffer())
}

const COLOURS = { red: '#e00', green: '#0a0', blue: '#00e', white: '#fff' }

/** Four corners in four colours, 64 × 32, stored so that `orientation` sets it upright. */
async function turned(orientation: Orientation): Promise<Buffer> {
  const corner = (background: string) => ({
    create: { width: 32, height: 16, channels: 3 as const, background },
  })
  const { red, green, blue, white } = COLOURS
  const upright = await sharp({
    create: { width: 64, height: 32, channels: 3, background: '#000' },
  })
    .composite([
      { input: corner(red), left: 0, top: 0 },
      { input: corner(green), left: 32, top: 0 },
      { input: corner(blue), left: 0, top: 16 },
      { input: corner(white), left: 32, top: 16 },
    ])
    .png()
    .toBuffer()
  const bytes = await heldAs(orientation, upright, CANARY)
  const meta = await sharp(bytes).metadata()
  expect(meta.orientation, 'the file under test').toBe(orientation)
  expect(bytes.includes(CANARY), 'the file under test').toBe(true)
  return bytes
}

/** Names of the colours at the corners: left and right above, left and right below. */
async function corners(image: Buffer): Promise<string[]> {
  const { data, info } = await sharp(image).raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => {
    const start = (y * info.width + x) * info.channels
    const [r = 0, g = 0, b = 0] = data.subarray(start, start + 3)
    if (r > 200 && g > 200 && b > 200) return 'white'
    return r > 150 ? 'red' : b > 150 ? 'blue' : g > 100 ? 'green' : 'none'
  }
  const [right, bottom] = [info.width - 5, info.height - 5]
  return [at(4, 4), at(right, 4), at(4, bottom), at(right, bottom)]
}
