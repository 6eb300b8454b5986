/** The stops of the 5S walk and of the cards. */
import { expect, type Page } from '@playwright/test'
import { signIn } from './floor-jobs.ts'
import { ADMIN } from './shop.ts'
import { beginSpot, closeSheet, openWalks, row } from './walk-jobs.ts'

export const WALK = [
  {
    name: 'rounds of the day',
    reach: async (page: Page) => {
      await signIn(page, ADMIN)
      await openWalks(page)
    },
  },
  {
    name: 'areas and display cars',
    reach: async (page: Page) => {
      await page.getByRole('button', { name: '責任區與展車' }).click()
      await page.getByLabel('A 外圍與停車場').selectOption(ADMIN.name)
      await page.getByRole('textbox', { name: '新展車' }).fill('M2 SUV 白')
      await page.getByRole('button', { name: '加入展車' }).click()
      await expect(page.getByRole('button', { name: '撤展 M2 SUV 白' })).toBeVisible()
    },
  },
  {
    name: 'a walk with a failed row',
    reach: async (page: Page) => {
      await closeSheet(page)
      await beginSpot(page)
      const failing = row(page, 'A01')
      await failing.getByRole('button', { name: '不合格' }).click()
      await failing.getByRole('button', { name: '髒' }).click()
      await expect(failing.getByLabel('指派給')).toBeVisible()
    },
  },
  {
    name: 'a walk: put right, not applicable, passed',
    reach: async (page: Page) => {
      await row(page, 'A05').getByRole('button', { name: '不適用' }).click()
      await page.getByRole('button', { name: /^下一區 B/ }).click()
      await row(page, 'B01').getByRole('button', { name: '不合格' }).click()
      await page.getByRole('button', { name: '當場改好' }).click()
      await row(page, 'B04').getByRole('button', { name: '合格', exact: true }).click()
      const right = row(page, 'B01')
      await right.getByRole('button', { name: /^缺改好後的照片/ }).click()
      await expect(right.getByText('改好後的照片', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'the result of a walk, with gaps',
    reach: async (page: Page) => {
      await page.getByRole('button', { name: '結果', exact: true }).click()
      await page.getByRole('radio', { name: '客人多，走不開' }).check()
    },
  },
] as const

export const CARDS = [
  {
    name: 'cards',
    reach: async (page: Page) => {
      await signIn(page, ADMIN)
      await beginSpot(page)
      await row(page, 'A01').getByRole('button', { name: '不合格' }).click()
      await expect(row(page, 'A01').getByLabel('指派給')).toBeVisible()
      await openWalks(page)
      await page.getByRole('link', { name: '整改單 1' }).click()
      await expect(page.getByText('選一張整改單來處理。')).toBeVisible()
    },
  },
  {
    name: 'a card, its time being moved',
    reach: async (page: Page) => {
      await page.getByRole('link', { name: /客戶車位空出/ }).click()
      await page.getByRole('button', { name: '改期' }).click()
      await expect(page.getByText('改到什麼時候')).toBeVisible()
    },
  },
  {
    name: 'a new card',
    reach: async (page: Page) => {
      await page.getByRole('button', { name: '新整改單' }).click()
      await expect(page.getByRole('textbox', { name: '什麼問題' })).toBeVisible()
    },
  },
] as const
