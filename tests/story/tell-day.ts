/** What the supervisor of the demo store does this day, by the words on the screen. */
import { expect, type Page } from '@playwright/test'
import type { FaultProxy } from '../e2e/fault-proxy.ts'
import {
  askToSignIn,
  chip,
  goTo,
  logComplaint,
  plusOne,
  signIn,
} from '../e2e/floor-jobs.ts'
import type { Album } from './album.ts'
import { forecourtPhoto } from './forecourt-photo.ts'

/** Where the plate is on the photo, in parts of its width. */
const PLATE = { from: 0.4, to: 0.6 }
const SUPERVISOR = { name: '許文', pin: '402817' }

type Day = {
  readonly tablet: Page
  readonly wall: Page
  readonly network: FaultProxy
  readonly album: Album
}

export async function tellDay({ tablet: page, wall, network, album }: Day): Promise<void> {
  await askToSignIn(page)
  await album.take(
    page,
    'lock',
    'In the morning the tablet stands by the door: counting needs no PIN, everything else a face and six digits.',
  )
  await signIn(page, SUPERVISOR)
  await expect(chip(page)).toHaveText(/^已到伺服器/)

  network.weather = 'down'
  await page.reload()
  await signIn(page, SUPERVISOR)
  await goTo(page, '今天')
  await expect(chip(page)).toHaveText(/離線/, { timeout: 60_000 })
  await album.take(
    page,
    'today',
    'The network is gone and stays away. Today says what comes next: the nearest deadline first, each with one button.',
  )

  await page
    .getByRole('link', { name: /^(繼續|開始)/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '檢核', exact: true })).toBeVisible()
  await expect(
    page.getByRole('heading', { level: 2, name: /^(巡視|開店前|關店前|隨時)/ }),
  ).toBeVisible()
  await album.take(
    page,
    'checklist',
    'The list of the hour: what the data proves is ticked by the data, the rest by hand.',
  )

  await goTo(page, '門口')
  await plusOne(page).click()
  await album.take(
    page,
    'door',
    'A family comes in: one tap is one saved visit, with its way back beside it.',
  )

  await walk(page, album)

  await goTo(page, '投訴')
  await logComplaint(page, { category: '車輛品質', customer: '張先生' })
  await album.take(
    page,
    'complaint',
    'A customer complains. Four taps and a name, and the twelve hours run; what is next is one big button.',
  )

  await chip(page).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await album.take(
    page,
    'waiting',
    'All of it waits on the tablet, and the word says no more than that.',
  )
  await page.keyboard.press('Escape')

  network.weather = 'fine'
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(chip(page)).toHaveText(/^已到伺服器/, { timeout: 60_000 })
  await goTo(page, '今天')
  await album.take(
    page,
    'synced',
    'In the evening the network is back: everything is on the server, nothing was asked of anybody.',
  )
  await expect(wall.getByText('未結 7')).toBeVisible({ timeout: 60_000 })
  await album.take(wall, 'wall', 'And on the wall of the meeting room.')
}

async function walk(page: Page, album: Album): Promise<void> {
  await page.getByRole('link', { name: '巡檢', exact: true }).click()
  await page.getByRole('button', { name: '臨時抽查' }).click()
  await page
    .locator('button:visible', { hasText: /^不合格$/ })
    .first()
    .click()
  await page.getByRole('button', { name: '髒' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^拍照/ }).click(),
  ])
  await chooser.setFiles(await forecourtPhoto())
  await expect(page.getByRole('img', { name: /^照片，已畫/ })).toBeVisible()
  await blur(page)
  await album.take(
    page,
    'photo',
    'A photo with the blur brush: faces and plates are gone before anything leaves the tablet.',
  )
  await page.getByRole('button', { name: '使用', exact: true }).click()
  await album.take(
    page,
    'walk',
    'The 5S walk. A row that fails opens its tray: reason, photo, who mends it by when; the yellow card is written already.',
  )
}

/** Rubs over the number plate. */
async function blur(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '塗糊' }).check()
  const box = await page.getByRole('img', { name: /^照片，已畫/ }).boundingBox()
  if (!box) throw new Error('the picture is not in sight')
  const at = (x: number, y: number) =>
    [box.x + box.width * x, box.y + box.height * y] as const
  for (const y of [0.615, 0.635]) {
    await page.mouse.move(...at(PLATE.from, y))
    await page.mouse.down()
    await page.mouse.move(...at(PLATE.to, y), { steps: 6 })
    await page.mouse.up()
  }
}
