/** Files that are no picture, or more than one: made here, byte by byte. */
import { crc32, deflateSync } from 'node:zlib'
import { jpeg, noise } from './photo-stage.ts'

export type BadFile = { readonly name: string; readonly bytes: Buffer }

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const HTML = '<!doctype html><script>alert(document.domain)</script>'
const ZIP = Buffer.from('504b0304140000000000', 'hex')
const ZIP_END = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')

export async function badFiles(): Promise<BadFile[]> {
  const good = await jpeg()
  const png = await noise(60, 40).png().toBuffer()
  const webp = await noise(60, 40).webp().toBuffer()
  const gif = await noise(60, 40).gif().toBuffer()
  const tiff = await noise(60, 40).tiff().toBuffer()
  const avif = await noise(60, 40).avif({ effort: 0 }).toBuffer()
  const damaged = Buffer.from(good)
  damaged.fill(0xff, 700, 1100)
  return [
    { name: 'one byte', bytes: Buffer.from([0xff]) },
    { name: 'HTML named a picture', bytes: Buffer.from(HTML) },
    {
      name: 'SVG with a script',
      bytes: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
      ),
    },
    {
      name: 'SVG behind an XML head',
      bytes: Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>`,
      ),
    },
    { name: 'GIF', bytes: gif },
    { name: 'GIF that is a script', bytes: Buffer.from('GIF89a=1;/*\0\0*/alert(1)//') },
    { name: 'TIFF', bytes: tiff },
    { name: 'AVIF', bytes: avif },
    { name: 'BMP head', bytes: Buffer.from(`424d${'00'.repeat(60)}`, 'hex') },
    { name: 'PDF', bytes: Buffer.from('%PDF-1.7\n%%EOF') },
    { name: 'zip', bytes: Buffer.concat([ZIP, ZIP_END]) },
    { name: 'JPEG with a zip behind', bytes: Buffer.concat([good, ZIP, ZIP_END]) },
    { name: 'JPEG with HTML behind', bytes: Buffer.concat([good, Buffer.from(HTML)]) },
    { name: 'PNG with a zip behind', bytes: Buffer.concat([png, ZIP, ZIP_END]) },
    { name: 'WebP with HTML behind', bytes: Buffer.concat([webp, Buffer.from(HTML)]) },
    { name: 'HTML before a JPEG', bytes: Buffer.concat([Buffer.from(HTML), good]) },
    { name: 'JPEG cut off', bytes: good.subarray(0, good.length / 2) },
    {
      name: 'JPEG cut off and closed',
      bytes: Buffer.concat([good.subarray(0, good.length / 2), Buffer.from([0xff, 0xd9])]),
    },
    { name: 'JPEG head and end only', bytes: Buffer.from('ffd8ffe0ffd9', 'hex') },
    { name: 'JPEG with a hole', bytes: damaged },
    { name: 'PNG cut off', bytes: png.subarray(0, png.length - 40) },
    { name: 'PNG with a wrong checksum', bytes: withFlip(png, png.length - 20) },
    { name: 'PNG head on a JPEG', bytes: Buffer.concat([PNG_HEAD, good.subarray(8)]) },
    { name: 'WebP head on text', bytes: webpHead('VP8 this is no picture at all') },
    { name: 'PNG of 50,000 × 50,000', bytes: pngOf(50_000, 50_000, Buffer.alloc(64)) },
    { name: 'PNG of 12,000 × 12,000 that really unpacks', bytes: pngOf(12_000, 12_000) },
    { name: 'PNG of 0 × 0', bytes: pngOf(0, 0, Buffer.alloc(1)) },
  ]
}

/** One bit a pixel, all black: 144 million of them are a few kilobytes. */
export function pngOf(width: number, height: number, raw?: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const pixels = raw ?? Buffer.alloc((Math.ceil(width / 8) + 1) * height)
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND')]
  return Buffer.concat([PNG_HEAD, ...parts])
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function webpHead(text: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(4 + text.length)
  return Buffer.concat([Buffer.from('RIFF'), size, Buffer.from(`WEBP${text}`)])
}

function withFlip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 0x55
  return copy
}
