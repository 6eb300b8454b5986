/** A photo from the shutter to another tablet's screen. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import sharp from 'sharp'
import { ORIENTATIONS } from '../support/held-camera.ts'
import { chip, goTo, logComplaint, signIn } from './floor-jobs.ts'
import {
  blurFace,
  CANARY,
  coloursOf,
  contrastOfFace,
  draftIsKept,
  photoButton,
  photoFile,
  picturesOnTablet,
  takePhoto,
} from './photo-jobs.ts'
import { ADMIN, test } from './shop.ts'

const UPLOADS = '**/api/photos/**/chunks*'

test('[IN-9][DU-6][F66] taken offline, blurred, seen at once; then by the other tablet, without a trace of where', async ({
  shop,
}) => {
  const [a, b] = [await shop.newTablet('門口平板 A'), await shop.newTablet('巡檢平板 B')]
  await signIn(a.page, ADMIN)
  await goTo(a.page, '投訴')
  await logComplaint(a.page, { category: '等候太久', customer: '章先生' })

  a.network.weather = 'down'
  expect(
    await contrastOfFace(
      await sharp((await photoFile()).buffer)
        .autoOrient()
        .toBuffer(),
    ),
  ).toBeGreaterThan(80)
  const picture = await takePhoto(a.page)
  await expect(a.page.getByRole('button', { name: '使用' })).toBeFocused()
  await blurFace(a.page, picture)
  await a.page.getByRole('button', { name: '使用' }).click()
  await expect(photoButton(a.page).locator('img')).toBeVisible()
  await expect(a.page.getByRole('img', { name: '只在這台平板' })).toBeVisible()

  // The picture and its small one: what was unblurred is nowhere any more.
  const kept = await picturesOnTablet(a.page)
  expect(kept).toHaveLength(2)
  for (const image of kept) {
    for (const trace of [CANARY, 'Exif']) expect(image.includes(trace)).toBe(false)
    expect(await contrastOfFace(image)).toBeLessThan(25)
  }

  // The record goes at once, the picture when it can.
  await a.context.route(UPLOADS, (route) => route.abort())
  a.network.weather = 'fine'
  await expect(chip(a.page)).toHaveText(/^資料已到，照片剩 1/)
  await signIn(b.page, ADMIN)
  await goTo(b.page, '投訴')
  await b.page.getByRole('link', { name: /章先生/ }).click()
  await expect(photoButton(b.page)).toContainText('照片還在 門口平板 A')

  await chip(a.page).click()
  const sheet = a.page.getByRole('dialog', { name: '同步' })
  await expect(sheet.getByText(/^照片剩 1（[\d.]+ kB）$/)).toBeVisible()
  await a.context.unroute(UPLOADS)
  await sheet.getByRole('button', { name: '立即傳送' }).click()
  await expect(sheet.getByText('這台平板的紀錄都已到伺服器')).toBeVisible()
  await expect(chip(a.page)).toHaveText(/^已到伺服器/)
  await expect(photoButton(b.page).locator('img')).toBeVisible()

  const folder = join(shop.server.data, 'photos')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const file = (end: string) =>
    readFileSync(join(folder, names.find((name) => name.endsWith(end)) ?? end))
  const [full, thumb] = [file('.full.jpg'), file('.thumb.jpg')]
  const { exif, xmp, icc, orientation, width, height } = await sharp(full).metadata()
  expect({ exif, xmp, icc, orientation }).toEqual({})
  expect([width, height]).toEqual([600, 800])
  for (const image of [full, thumb]) expect(image.includes(CANARY)).toBe(false)
  expect(await contrastOfFace(full)).toBeLessThan(25)
  const [red, blue] = await Promise.all([0, 799].map((top) => pixel(full, top)))
  expect([red?.[0], blue?.[2]].every((value) => (value ?? 0) > 190)).toBe(true)

  // Offline again, the other tablet has it still.
  b.network.weather = 'down'
  await b.page.reload()
  await signIn(b.page, ADMIN)
  await b.page.getByRole('link', { name: /章先生/ }).click()
  await expect(photoButton(b.page).locator('img')).toBeVisible()
})

test('[IN-9][F56][UX-6] upright however it was held, left over by a page that died, stepped back and undone', async ({
  shop,
}) => {
  const { page } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(page, ADMIN)
  await goTo(page, '投訴')
  await logComplaint(page, { category: '等候太久', customer: '章先生' })
  const upright = { width: 600, height: 800, above: 'red', below: 'blue', face: true }
  for (const orientation of ORIENTATIONS) {
    const picture = await takePhoto(page, orientation)
    expect(await coloursOf(picture), `orientation ${orientation}`).toEqual(upright)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: '關閉', exact: true })
      .click()
    await expect(picture).toBeHidden()
  }

  await takePhoto(page)
  await draftIsKept(page)
  // The camera took the page's life with it.
  await page.reload()
  await signIn(page, ADMIN)
  await expect(page.getByRole('dialog', { name: '剛才的照片還沒存' })).toBeVisible()
  const picture = page.getByRole('img', { name: /^照片，已畫/ })
  await picture.click()
  await expect(page.getByRole('img', { name: '照片，已畫 0 筆' })).toBeVisible()
  await blurFace(page, picture)
  await expect(page.getByRole('img', { name: '照片，已畫 5 筆' })).toBeVisible()
  await page.getByRole('button', { name: '退一步' }).click()
  await expect(page.getByRole('img', { name: '照片，已畫 4 筆' })).toBeVisible()
  await page.getByRole('button', { name: '使用' }).press('Enter')
  await expect(photoButton(page).locator('img')).toBeVisible()

  await photoButton(page).click()
  await page.getByRole('button', { name: '移除照片' }).click()
  await expect(photoButton(page)).toBeHidden()
  await page.getByRole('button', { name: '復原', exact: true }).click()
  await expect(photoButton(page).locator('img')).toBeVisible()

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^選照片/ }).click(),
  ])
  await chooser.setFiles({
    name: 'x.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<html>'),
  })
  await expect(page.getByRole('dialog', { name: /^這個檔案不是照片/ })).toBeVisible()
})

async function pixel(file: Buffer, top: number): Promise<number[]> {
  const spot = sharp(file).extract({ left: 20, top, width: 1, height: 1 })
  return [...(await spot.raw().toBuffer())]
}
