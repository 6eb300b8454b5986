/** The supervisor's day from Today: what is next, lists filled by two, notes from anywhere. */
import { expect, type Page } from '@playwright/test'
import { askToSignIn, chip, goTo, plusOne, signIn, typePin } from './floor-jobs.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'
import { tapCounter } from './tap-counter.ts'
import {
  ANY_TIME,
  CHECK_DRIVES,
  cardOf,
  doneButton,
  JOIN_TALKS,
  quickAdd,
  tick,
  unfoldToday,
} from './today-jobs.ts'

test('[UX-1] without a PIN the tablet opens at the door, with one at Today; the jobs there take the taps they may take', async ({
  shop,
}) => {
  const { page } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await page.goto('/')
  await expect(plusOne(page)).toBeVisible()
  await askToSignIn(page)
  await typePin(page, ADMIN)
  await expect(page).toHaveURL(/\/today$/)
  await expect(page.getByText('第一天：已照範本排好今天')).toBeVisible()
  const spent = await tapCounter(page)

  await quickAdd(page).tap()
  await page.getByRole('button', { name: /^投訴 / }).tap()
  await expect(page.getByRole('button', { name: '存下投訴' })).toBeVisible()
  expect(await spent(), 'new complaint').toBe(2)

  await goTo(page, '今天')
  await spent()
  await quickAdd(page).tap()
  await page.getByRole('button', { name: '首次到店', exact: true }).tap()
  await expect(page.getByText('已記一批：首次到店')).toBeVisible()
  expect(await spent(), 'count from anywhere').toBe(2)
  await expect(page.getByText('1批')).toBeVisible()
  await page.getByRole('button', { name: '復原', exact: true }).tap()
  await expect(page.getByText('0批')).toBeVisible()

  await unfoldToday(page)
  await spent()
  await cardOf(page, ANY_TIME).getByRole('link', { name: /^開始/ }).tap()
  await expect(doneButton(page, JOIN_TALKS)).toBeVisible()
  expect(await spent(), 'begin a list').toBe(1)
  await page.getByRole('button', { name: new RegExp(`^做了：${JOIN_TALKS}`) }).tap()
  await expect(doneButton(page, JOIN_TALKS)).toHaveAttribute('aria-pressed', 'true')
  expect(await spent(), 'answer a point').toBe(1)
  await page.getByRole('button', { name: new RegExp(`^略過：${CHECK_DRIVES}`) }).tap()
  await page.getByRole('button', { name: '今天沒有這種情況' }).tap()
  await expect(page.getByText('略過：今天沒有這種情況')).toBeVisible()
  expect(await spent(), 'skip a point with its reason').toBe(2)
  await page.getByRole('button', { name: '簽核 2/2' }).tap()
  await expect(page.getByText('隨時 已簽核')).toBeVisible()
  expect(await spent(), 'sign').toBe(1)

  // Opened again, a list goes on where it was, in one tap.
  await goTo(page, '今天')
  await page.getByText(/^已完成 \d+ 項/).click()
  await spent()
  await page.getByRole('link', { name: /隨時檢核：已簽核 2\/2/ }).tap()
  await expect(page.getByText('完成簽核')).toBeVisible()
  expect(await spent(), 'look at what was signed').toBe(1)
})

test('[CO-8][UX-1] two tablets without a network fill one list; resuming is one tap', async ({
  shop,
}) => {
  const a = await shop.newTablet('門口平板 A')
  const b = await shop.newTablet('巡檢平板 B')
  await signIn(a.page, ADMIN)
  await signIn(b.page, CONSULTANT)
  a.network.weather = 'down'
  b.network.weather = 'down'

  await goTo(a.page, '今天')
  await unfoldToday(a.page)
  await cardOf(a.page, ANY_TIME).getByRole('link').click()
  await tick(a.page, JOIN_TALKS)
  await b.page.goto(new URL(a.page.url()).pathname).catch(() => {})
  await signIn(b.page, CONSULTANT)
  await tick(b.page, CHECK_DRIVES)

  a.network.weather = 'fine'
  b.network.weather = 'fine'
  for (const { page } of [a, b]) {
    await expect(doneButton(page, JOIN_TALKS)).toHaveAttribute('aria-pressed', 'true')
    await expect(doneButton(page, CHECK_DRIVES)).toHaveAttribute('aria-pressed', 'true')
    await expect(chip(page)).toHaveText(/^已到伺服器/)
  }
  // Nothing to decide: each answer is a field of its own.
  await goTo(a.page, '今天')
  await unfoldToday(a.page)
  const spent = await tapCounter(a.page)
  await expect(cardOf(a.page, ANY_TIME)).toContainText(`${CONSULTANT.name} 進行中`)
  await cardOf(a.page, ANY_TIME).getByRole('link', { name: /^簽核/ }).tap()
  await expect(a.page.getByRole('button', { name: '簽核 2/2' })).toBeVisible()
  expect(await spent(), 'resume').toBe(1)
})

test('[UX-6] a note is ticked, changed, removed and taken back; praise is told and taken back', async ({
  shop,
}) => {
  const { page } = await shop.newTablet('門口平板 A', { needsNetwork: true })
  await signIn(page, ADMIN)
  await goTo(page, '今天')
  await quickAdd(page).click()
  await page.getByRole('button', { name: /^事項 / }).click()
  await page.getByRole('textbox', { name: '要做什麼' }).fill('補型錄')
  await page.getByRole('button', { name: '存下' }).click()
  await unfoldToday(page)
  const card = cardOf(page, '補型錄')
  await expect(card).toBeVisible()
  const notes = () => bodies(page, 'task')
  const asNoted = await notes()

  await page.getByRole('button', { name: '完成：補型錄' }).click()
  await expect(card).toBeHidden()
  await undo(page)
  await expect(card).toBeVisible()
  await page.getByRole('button', { name: '修改：補型錄' }).click()
  await page.getByRole('textbox', { name: '要做什麼' }).fill('補 M5 型錄')
  await page.getByRole('button', { name: '存下' }).click()
  await expect(cardOf(page, '補 M5 型錄')).toBeVisible()
  await undo(page)
  await expect(card).toBeVisible()
  await page.getByRole('button', { name: '修改：補型錄' }).click()
  await page.getByRole('button', { name: '移除' }).click()
  await expect(card).toBeHidden()
  await undo(page)
  await expect(card).toBeVisible()
  expect(await notes()).toEqual(asNoted)

  await quickAdd(page).click()
  await page.getByRole('button', { name: /^表揚 / }).click()
  await page.getByRole('radio', { name: CONSULTANT.name }).check()
  await page.getByRole('button', { name: '主動幫忙同事' }).click()
  await page.getByRole('button', { name: '存下' }).click()
  const praise = page.getByText(`${CONSULTANT.name}：主動幫忙同事`)
  await expect(praise).toBeVisible()
  await undo(page)
  await expect(praise).toBeHidden()
})

function undo(page: Page): Promise<void> {
  return page
    .getByRole('region', { name: '通知' })
    .getByRole('button', { name: '復原' })
    .click()
}

/** What the tablet holds of a kind; what was never written and what is empty are the same. */
function bodies(page: Page, kind: string): Promise<object[]> {
  return page.evaluate(async (of) => {
    const [info] = await indexedDB.databases()
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '')
      opening.onsuccess = () => resolve(opening.result)
    })
    const rows = await new Promise<{ kind: string; body: object }[]>((resolve) => {
      const reading = db.transaction('records').objectStore('records').getAll()
      reading.onsuccess = () => resolve(reading.result)
    })
    db.close()
    return rows
      .filter((row) => row.kind === of)
      .map(({ body }) =>
        Object.fromEntries(Object.entries(body).filter(([, value]) => Boolean(value))),
      )
  }, kind)
}
