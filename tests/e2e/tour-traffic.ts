/** The stops of the two sheets: visitors, and everybody met elsewhere. */
import { expect, type Page } from '@playwright/test'
import { countVisit, goTo, signIn } from './floor-jobs.ts'
import { ADMIN, CONSULTANT } from './shop.ts'
import { choose, completeRow, openContacts, openLastRow } from './traffic-jobs.ts'

export const TRAFFIC = [
  {
    name: 'a row with nothing in it',
    reach: async (page: Page) => {
      await signIn(page, ADMIN)
      await goTo(page, '門口')
      await countVisit(page, 1)
      await openLastRow(page)
      await page.getByText('其他欄位').click()
    },
  },
  {
    name: 'a void row',
    reach: async (page: Page) => {
      await page.getByText('其他欄位').click()
      await completeRow(page, {
        ...{ consultant: CONSULTANT.name, name: '王先生', phone: '13800000001' },
      })
      await page.getByRole('button', { name: '作廢…' }).click()
      await page.getByRole('button', { name: '點錯', exact: true }).click()
      await expect(page.getByRole('button', { name: '恢復計數' })).toBeVisible()
    },
  },
  {
    name: 'the sheet of a day, filters open',
    reach: async (page: Page) => {
      await page.getByRole('button', { name: '恢復計數' }).click()
      await goTo(page, '門口')
      await page.getByRole('link', { name: '客流表' }).click()
      await page.getByText('篩選', { exact: true }).click()
      await expect(page.getByRole('region', { name: '當天合計' })).toBeVisible()
    },
  },
  {
    name: 'export',
    reach: async (page: Page) => {
      await page.getByRole('button', { name: '匯出・列印' }).click()
      await expect(page.getByRole('switch', { name: '含完整電話' })).toBeVisible()
    },
  },
  {
    name: 'a call, valid and kept',
    reach: async (page: Page) => {
      await page.getByRole('dialog').getByRole('button', { name: '關閉' }).click()
      await openContacts(page)
      await page.getByRole('button', { name: '記一筆來電' }).click()
      await choose(page, /^是否有效/, '有效')
      await choose(page, /^是否留檔/, '是')
      await expect(page.getByRole('textbox', { name: '客戶稱呼' })).toBeVisible()
    },
  },
] as const
