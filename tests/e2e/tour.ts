/** Every screen, panel and sheet of a tablet, one after the other, as a person gets there. */
import { expect, type Page } from '@playwright/test'
import {
  askToSignIn,
  chip,
  countVisit,
  goTo,
  lockScreen,
  lockTablet,
  logComplaint,
  planSolution,
  plusOne,
  signIn,
  takeStep,
  typePin,
} from './floor-jobs.ts'
import { photoButton, takePhoto } from './photo-jobs.ts'
import { ADMIN } from './shop.ts'
import { cardOf, quickAdd, unfoldToday } from './today-jobs.ts'
import { CARDS, WALK } from './tour-inspection.ts'
import { TRAFFIC } from './tour-traffic.ts'

export type Stop = {
  readonly name: string
  readonly reach: (page: Page) => Promise<unknown>
}

const WRONG = '918273'

const DOOR: readonly Stop[] = [
  { name: 'door, nothing counted', reach: (page) => expect(plusOne(page)).toBeVisible() },
  { name: 'lock screen', reach: askToSignIn },
  {
    name: 'PIN pad after a wrong PIN',
    reach: async (page) => {
      await typePin(page, { ...ADMIN, pin: WRONG })
      await expect(lockScreen(page).getByText('還可以試 9 次')).toBeVisible()
    },
  },
  {
    name: 'door with a log',
    reach: async (page) => {
      await typePin(page, ADMIN)
      await expect(lockScreen(page)).toBeHidden()
      await countVisit(page, 1)
      await countVisit(page, 2)
      await page
        .getByRole('button', { name: /^復原 .*首次到店/ })
        .first()
        .click()
      await expect(page.getByRole('button', { name: /^恢復/ }).first()).toBeVisible()
    },
  },
  {
    name: 'late entry',
    reach: async (page) => {
      await press(page, '補登')
      await press(page, '其他原因')
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible()
    },
  },
  {
    name: 'who receives the visitor',
    reach: async (page) => {
      await closeSheet(page)
      await page
        .getByRole('button', { name: /選接待$/ })
        .first()
        .click()
      await expect(page.getByRole('dialog', { name: /^誰接待/ })).toBeVisible()
    },
  },
]

const TODAY: readonly Stop[] = [
  {
    name: 'today, first day',
    reach: async (page) => {
      await signIn(page, ADMIN)
      await goTo(page, '今天')
      await expect(page.getByRole('list', { name: '接下來' })).toBeVisible()
    },
  },
  {
    name: 'quick add',
    reach: async (page) => {
      await quickAdd(page).click()
      await expect(page.getByRole('button', { name: /^表揚 / })).toBeVisible()
    },
  },
  {
    name: 'praise, both missing',
    reach: async (page) => {
      await press(page, /^表揚 /)
      await press(page, '存下')
      await expect(page.getByText('先選一位同事。')).toBeVisible()
    },
  },
  {
    name: 'a note on today',
    reach: async (page) => {
      await press(page, '返回')
      await press(page, /^事項 /)
      await page.getByRole('textbox', { name: '要做什麼' }).fill('換燈管')
      await press(page, '存下')
      await unfoldToday(page)
      await press(page, '修改：換燈管')
      await expect(page.getByRole('dialog', { name: '修改事項' })).toBeVisible()
    },
  },
  {
    name: 'a checklist',
    reach: async (page) => {
      await closeSheet(page)
      await cardOf(page, '關店前檢核').getByRole('link').click()
      await press(page, /^做了：核對客流統計表/)
      await press(page, /^略過：逐人檢核/)
      await expect(page.getByText('為什麼略過？點一個就存').first()).toBeVisible()
    },
  },
]

const COMPLAINTS: readonly Stop[] = [
  {
    name: 'no complaints',
    reach: async (page) => {
      await signIn(page, ADMIN)
      await goTo(page, '投訴')
      await expect(page.getByText('目前沒有未結的投訴。')).toBeVisible()
    },
  },
  {
    name: 'new complaint, category missing',
    reach: async (page) => {
      await press(page, '新投訴')
      await page.getByText('來源、等級、負責人').click()
      await press(page, '其他時間')
      await press(page, '存下投訴')
      await expect(page.getByText('先選一類。')).toBeVisible()
    },
  },
  {
    name: 'a complaint',
    reach: async (page) => {
      await press(page, '剛剛')
      await press(page, '車輛品質')
      await page.getByRole('textbox', { name: '客人姓名或稱呼' }).fill('張先生')
      await page.getByRole('textbox', { name: /^電話/ }).fill('0912345521')
      await press(page, '存下投訴')
      await expect(page.getByRole('button', { name: '已聯絡客戶' })).toBeVisible()
    },
  },
  { name: 'a photo to draw on', reach: takePhoto },
  {
    name: 'a photo, enlarged',
    reach: async (page) => {
      await press(page, '使用')
      await photoButton(page).click()
      await expect(page.getByRole('button', { name: '移除照片' })).toBeVisible()
    },
  },
  { name: 'a complaint with a photo', reach: closeSheet },
  ...['修改', '加註', '暫停…', '更多…'].map((panel) => ({
    name: `a complaint: ${panel}`,
    reach: (page: Page) => openPanel(page, panel),
  })),
  {
    name: 'a complaint: another level',
    reach: async (page) => {
      await press(page, '改等級…')
      await expect(page.getByRole('group', { name: '等級' })).toBeVisible()
    },
  },
  {
    name: 'a complaint: plan',
    reach: async (page) => {
      await leavePanel(page)
      await takeStep(page, '已聯絡客戶')
      await openPanel(page, '提出方案')
    },
  },
  {
    name: 'a complaint: closing',
    reach: async (page) => {
      await leavePanel(page)
      await planSolution(page, '送一次保養')
      await takeStep(page, '已回覆客戶')
      await openPanel(page, '結案…')
      await page.locator('summary', { hasText: '原因與預防' }).click()
      await expect(page.getByRole('textbox', { name: '預防' })).toBeVisible()
    },
  },
  {
    name: 'list of complaints',
    reach: async (page) => {
      await leavePanel(page)
      await logComplaint(page, { category: '等候太久', customer: '李小姐' })
      await goTo(page, '投訴')
      await expect(page.getByText('選一件投訴來處理。')).toBeVisible()
    },
  },
  {
    name: 'search',
    reach: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: '搜尋' }).fill('李')
      await expect(page.getByRole('option', { name: /李小姐/ })).toBeVisible()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'search, nothing found',
    reach: async (page) => {
      await page.getByRole('combobox', { name: '搜尋' }).fill('沒有這個人')
      await expect(page.getByText('這台平板上沒有找到「沒有這個人」')).toBeVisible()
    },
  },
]

export const MORE: readonly Stop[] = [
  {
    name: 'more',
    reach: async (page) => {
      await signIn(page, ADMIN)
      await goTo(page, '更多')
      await expect(page.getByRole('list', { name: '裝置' })).toContainText('後台')
    },
  },
  {
    name: 'new person',
    reach: async (page) => {
      await press(page, '新增人員')
      const pin = page.getByRole('textbox', { name: '6 位 PIN 碼' })
      await pin.fill('123456')
      await expect(pin).toHaveValue('123456')
    },
  },
  {
    name: 'a person',
    reach: async (page) => {
      await press(page, '取消')
      await page.getByRole('list', { name: '人員' }).getByRole('button').first().click()
      await press(page, '重設 PIN 碼')
      await expect(page.getByRole('textbox', { name: /PIN/ })).toBeVisible()
    },
  },
  {
    name: 'new device',
    reach: async (page) => {
      await press(page, '取消')
      await press(page, '新增登錄碼')
      await expect(page.getByRole('textbox', { name: '裝置名稱' })).toBeVisible()
    },
  },
  {
    name: 'enrolment code',
    reach: async (page) => {
      await page.getByRole('textbox', { name: '裝置名稱' }).fill('巡檢平板 C')
      await press(page, '產生登錄碼')
      await expect(page.getByRole('img', { name: '登錄連結的 QR 碼' })).toBeVisible()
    },
  },
  {
    name: 'revoking a device',
    reach: async (page) => {
      await closeSheet(page)
      await page.getByRole('button', { name: '停用裝置' }).first().click()
      await expect(page.getByRole('button', { name: '取消', exact: true })).toBeVisible()
    },
  },
  {
    name: 'sync status',
    reach: async (page) => {
      await press(page, '取消')
      await chip(page).click()
      await expect(page.getByRole('dialog', { name: '同步' })).toBeVisible()
    },
  },
  {
    name: 'meeting, attendance',
    reach: async (page) => {
      await closeSheet(page)
      await page.getByRole('link', { name: '晨夕會' }).click()
      await press(page, '開始晨會')
      // It turns by itself else, while somebody still looks.
      await press(page, '暫停')
      await expect(page.getByText('停在這一頁')).toBeVisible()
      await page.getByRole('button', { name: /出席與儀容/ }).click()
      await press(page, '其餘全部到場')
      await expect(page.getByRole('button', { name: '其餘全部到場' })).toBeHidden()
    },
  },
  {
    name: 'meeting, forecast',
    reach: async (page) => {
      await page.getByRole('button', { name: /今天的計劃/ }).click()
      await expect(page.getByRole('heading', { name: '今天說要成交的' })).toBeVisible()
    },
  },
  {
    name: 'figures',
    reach: async (page) => {
      await goTo(page, '更多')
      await page.getByRole('link', { name: '數字' }).click()
      await page.getByText('留檔率').first().click()
      await expect(page.getByText('首次到店中已留檔的 ÷ 首次到店。')).toBeVisible()
    },
  },
  {
    name: 'a target',
    reach: async (page) => {
      await page.getByRole('button', { name: /^設定\s*訂單/ }).click()
      await expect(page.getByRole('textbox', { name: '整個月的數目' })).toBeVisible()
    },
  },
  {
    name: 'lock screen after a shift',
    reach: async (page) => {
      await closeSheet(page)
      await lockTablet(page)
      await press(page, /^進店 \+1/)
      await expect(lockScreen(page).getByText('已記一批')).toBeVisible()
    },
  },
]

/** Each part begins at the door, those of a tour on one tablet; the first on one that has just joined. */
export const TOURS: Readonly<Record<string, readonly (readonly Stop[])[]>> = {
  'door, walk': [DOOR, WALK],
  'today, cards': [TODAY, CARDS],
  complaints: [COMPLAINTS],
  'traffic, more': [TRAFFIC, MORE],
}

function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  return page.getByRole('button', { name, exact }).click()
}

async function closeSheet(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '關閉', exact: true }).click()
  await expect(sheet).toBeHidden()
}

async function openPanel(page: Page, name: string): Promise<void> {
  await leavePanel(page)
  await press(page, name)
  await expect(cancelButton(page)).toBeVisible()
}

async function leavePanel(page: Page): Promise<void> {
  if (await cancelButton(page).isVisible()) await cancelButton(page).click()
}

function cancelButton(page: Page) {
  return page.getByRole('main').getByRole('button', { name: '取消', exact: true })
}
