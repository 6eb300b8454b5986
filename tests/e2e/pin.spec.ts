/** Who holds the tablet, with and without a network. */
import { expect, type Page } from '@playwright/test'
import { askToSignIn, goTo, lockScreen, lockTablet, signIn, typePin } from './floor-jobs.ts'
import { ADMIN, CONSULTANT, test } from './shop.ts'

const WRONG = { ...ADMIN, pin: '918273' }

test('[AU-3] ten wrong PINs lock one person, over a reload and a kill, without a network', async ({
  shop,
}) => {
  const tablet = await shop.newKillableTablet('門口平板 A')
  for (const person of [CONSULTANT, ADMIN]) {
    await signIn(tablet.page, person)
    await lockTablet(tablet.page)
  }
  tablet.network.weather = 'down'

  for (const left of [9, 8, 7]) await fail(tablet.page, left)
  await tablet.page.reload()
  await askToSignIn(tablet.page)
  for (const left of [6, 5, 4]) await fail(tablet.page, left)
  await tablet.kill()
  await tablet.reopen('/')
  await askToSignIn(tablet.page)
  for (const left of [3, 2, 1]) await fail(tablet.page, left)
  await typePin(tablet.page, WRONG)
  const locked = lockScreen(tablet.page).getByText(`${ADMIN.name} 在這台平板上已鎖定`)
  await expect(locked).toBeVisible()

  // The eleventh is the right one and comes too late: here, and when the server is asked.
  for (const weather of ['down', 'fine'] as const) {
    tablet.network.weather = weather
    await tablet.page.getByRole('button', { name: '我有新的 PIN 碼' }).click()
    await typePin(tablet.page, ADMIN)
    await expect(locked).toBeVisible()
    await expect(lockScreen(tablet.page).getByText('解除鎖定需要網路')).toHaveCount(
      weather === 'down' ? 1 : 0,
    )
  }
  tablet.network.weather = 'down'
  await typePin(tablet.page, CONSULTANT)
  await expect(lockScreen(tablet.page)).toBeHidden()
  await expect(holder(tablet.page, CONSULTANT.name)).toBeVisible()
})

test('two people take turns without a network, and each finds the own draft', async ({
  shop,
}) => {
  const { page, network } = await shop.newTablet('門口平板 A')
  // The first time needs the server, and says so.
  network.weather = 'down'
  await askToSignIn(page)
  await typePin(page, ADMIN)
  await expect(lockScreen(page).getByText(/^第一次在這台平板登入需要網路/)).toBeVisible()
  network.weather = 'fine'
  await signIn(page, ADMIN)
  await lockTablet(page)
  await signIn(page, CONSULTANT)
  network.weather = 'down'
  await goTo(page, '投訴')
  await page.getByRole('button', { name: '新投訴' }).click()
  const customer = page.getByRole('textbox', { name: '客人姓名或稱呼' })
  await customer.fill('張先生')

  await lockTablet(page)
  await signIn(page, ADMIN)
  await expect(holder(page, ADMIN.name)).toBeVisible()
  await expect(customer).toHaveValue('')
  await customer.fill('李小姐')

  await lockTablet(page)
  await signIn(page, CONSULTANT)
  await expect(holder(page, CONSULTANT.name)).toBeVisible()
  await expect(customer).toHaveValue('張先生')
})

async function fail(page: Page, left: number): Promise<void> {
  await typePin(page, WRONG)
  await expect(lockScreen(page).getByText(`還可以試 ${left} 次`)).toBeVisible()
}

function holder(page: Page, name: string) {
  return page.getByRole('button', { name: `${name}. 鎖定或換人` })
}
