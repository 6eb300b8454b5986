/** Taking photos as people do, and a picture worth taking. */
import { expect, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'

/** Stands in the picture's metadata, and must stand nowhere else. */
export const CANARY = 'canary-4711'

/** Where the customer's face is, in parts of the upright picture. */
const FACE = { x: 0.75, y: 0.25 }

/** 600 × 800 when held upright; a camera on its side says so in EXIF, and where it was. */
export async function photoFile() {
  const upright = await sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">
      <rect width="600" height="400" fill="#d00"/><rect y="400" width="600" height="400" fill="#00d"/>
      <defs><pattern id="p" width="12" height="12" patternUnits="userSpaceOnUse">
        <rect width="12" height="12" fill="#fff"/><rect width="6" height="12"/></pattern></defs>
      <rect x="390" y="140" width="120" height="120" fill="url(#p)"/></svg>`),
  )
    .png()
    .toBuffer()
  const onItsSide = await sharp(upright).rotate(270).png().toBuffer()
  const buffer = await sharp(onItsSide)
    .withExif({ IFD0: { Make: CANARY }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
  return { name: '../../x.jpg', mimeType: 'image/jpeg', buffer }
}

/** From a field of photos to the picture that can be drawn on. */
export async function takePhoto(page: Page): Promise<Locator> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^拍照/ }).click(),
  ])
  await chooser.setFiles(await photoFile())
  const picture = page.getByRole('img', { name: /^照片，已畫/ })
  await expect(picture).toBeVisible()
  return picture
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
