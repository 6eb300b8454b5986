/** Taking photos as people do, and a picture worth taking. */
import { expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { heldAs, type Orientation } from '../support/held-camera.ts'

/** Stands in the picture's metadata, and must stand nowhere else. */
export const CANARY = 'canary-4711'

/** Where the customer's face is, in parts of the upright picture. */
const FACE = { x: 0.75, y: 0.25 }

/** 600 × 800 once upright: red above, blue below, a face at the right. EXIF says where. */
export async function photoFile(orientation: Orientation = 6) {
  const upright = await sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">
      <rect width="600" height="400" fill="#d00"/><rect y="400" width="600" height="400" fill="#00d"/>
      <defs><pattern id="p" width="12" height="12" patternUnits="userSpaceOnUse">
        <rect width="12" height="12" fill="#fff"/><rect width="6" height="12"/></pattern></defs>
      <rect x="390" y="140" width="120" height="120" fill="url(#p)"/></svg>`),
  )
    .png()
    .toBuffer()
  const buffer = await heldAs(orientation, upright, CANARY)
  return { name: '../../x.jpg', mimeType: 'image/jpeg', buffer }
}

/** From a field of photos to the picture that can be drawn on. */
export async function takePhoto(page: Page, orientation?: Orientation): Promise<Locator> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^拍照/ }).click(),
  ])
  await chooser.setFiles(await photoFile(orientation))
  const picture = page.getByRole('img', { name: /^照片，已畫/ })
  await expect(picture).toBeVisible()
  return picture
}

/** Colours of the picture on the screen: above, below, and how many of the face are dark. */
export async function coloursOf(picture: Locator) {
  return await picture.evaluate((element, face) => {
    const canvas = element as HTMLCanvasElement
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    const { width, height } = canvas
    const dominant = (y: number) => {
      const [r = 0, , b = 0] = pen.getImageData(10, y, 1, 1).data
      return r > b ? 'red' : 'blue'
    }
    const { data } = pen.getImageData(width * face.x - 30, height * face.y - 30, 60, 60)
    const isDark = (i: number) => (data[i] ?? 0) + (data[i + 1] ?? 0) < 80
    const dark = Array.from({ length: 3600 }, (_, i) => isDark(i * 4)).filter(Boolean)
    return {
      width,
      height,
      above: dominant(10),
      below: dominant(height - 10),
      face: dark.length > 900,
    }
  }, FACE)
}

/** Rubs over the face. */
export async function blurFace(page: Page, picture: Locator): Promise<void> {
  await page.getByRole('radio', { name: '塗糊' }).check()
  const box = await picture.boundingBox()
  if (!box) throw new Error('the picture is not in sight')
  const at = (dx: number, dy: number) =>
    [box.x + box.width * (FACE.x + dx), box.y + box.height * (FACE.y + dy)] as const
  for (const dy of [-0.06, -0.03, 0, 0.03, 0.06]) {
    await page.mouse.move(...at(-0.12, dy))
    await page.mouse.down()
    await page.mouse.move(...at(0.12, dy), { steps: 4 })
    await page.mouse.up()
  }
}

/** How much neighbouring pixels of the face differ, 0 to 255; of an image file. */
export async function contrastOfFace(file: Buffer): Promise<number> {
  const { width, height } = await sharp(file).metadata()
  const { channels } = await sharp(
    await sharp(file)
      .extract({
        left: Math.round(width * (FACE.x - 0.06)),
        top: Math.round(height * (FACE.y - 0.04)),
        width: Math.round(width * 0.12),
        height: Math.round(height * 0.08),
      })
      .greyscale()
      .toBuffer(),
  ).stats()
  return channels[0]?.stdev ?? 0
}

export const photoButton = (page: Page) => page.getByRole('button', { name: /^放大照片 1/ })

/** Resolves once the picture on the screen is in the tablet's storage, used or not. */
export async function draftIsKept(page: Page): Promise<void> {
  await expect.poll(async () => (await readStores(page, ['drafts'])).length).toBe(1)
}

/** Every picture in the tablet's own storage; large ones would come in pieces. */
export function picturesOnTablet(page: Page): Promise<Buffer[]> {
  return readStores(page, ['chunks', 'thumbs', 'drafts'])
}

/** The bytes of every row. */
async function readStores(page: Page, stores: readonly string[]): Promise<Buffer[]> {
  const base64 = await page.evaluate(async (names) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('floorwalk-photos'))
    const tx = db.transaction(names)
    const rows = await Promise.all(
      names.map((name) => done<{ bytes: Uint8Array }[]>(tx.objectStore(name).getAll())),
    )
    db.close()
    return rows.flat().map(({ bytes }) => btoa(String.fromCharCode(...bytes)))
  }, stores)
  return base64.map((text) => Buffer.from(text, 'base64'))
}
