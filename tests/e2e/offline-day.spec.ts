/** The main job: two tablets and a wall, a cut network, a killed page, and nothing is lost. */
import { expect } from '@playwright/test'
import { ADMIN, signIn, test } from './shop.ts'

const plusOne = /^記一批/

test('[AV-1][AV-2][CO-17] two tablets and a wall share a day that was partly offline', async ({
  shop,
}) => {
  const a = await shop.newTablet('門口平板 A')
  const b = await shop.newTablet('巡檢平板 B')
  const wall = await shop.newWall()
  await signIn(a.page, ADMIN)
  await signIn(b.page, ADMIN)

  await a.page.getByRole('button', { name: plusOne }).click()
  await expect(b.page.getByRole('button', { name: '首次到店：今天 1 批' })).toBeVisible()
  await expect(wall.page.getByText('今天')).toBeVisible()

  a.network.weather = 'down'
  for (let i = 0; i < 3; i++) {
    await a.page.getByRole('button', { name: '再次到店' }).click()
    await a.page.getByRole('button', { name: plusOne }).click()
    await expect(a.page.getByRole('button', { name: `再次到店：今天 ${i + 1} 批` })).toBeVisible()
  }
  await b.page.getByRole('button', { name: plusOne }).click()
  await expect(b.page.getByRole('button', { name: '首次到店：今天 2 批' })).toBeVisible()

  a.network.weather = 'fine'
  for (const { page } of [a, b]) {
    await expect(page.getByRole('button', { name: '首次到店：今天 2 批' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: '再次到店：今天 3 批' })).toBeVisible({ timeout: 60_000 })
  }
})
