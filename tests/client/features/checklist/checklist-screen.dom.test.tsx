import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import { hasOpenForm } from '#client/ui/open-forms.ts'
import { runId } from '#shared/checklist/checklist-run.ts'
import { inspectionRound } from '#shared/inspection/inspection-round.ts'
import { recognition } from '#shared/meeting/recognition.ts'
import { STORE_ID } from '../page.tsx'
import {
  allDone,
  DAY,
  type DayPage,
  done,
  NOW,
  openDay,
  press,
  TEMPLATE_ID,
  YESTERDAY,
} from '../today/day-page.tsx'

let day: DayPage
beforeEach(() => {
  setLanguage('zh-Hant')
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: NOW })
})
afterEach(async () => {
  await day.close()
  vi.useRealTimers()
})

const PATROL = runId(STORE_ID, DAY, 'patrol-1000')
const DESK = '門口兩人、前臺無圍聚、無人久候'
const points = async () =>
  within(await screen.findByRole('list', { name: '檢核項目' })).getAllByRole('listitem')
const pointOf = async (text: string) => {
  const found = (await points()).find((row) => row.textContent?.includes(text))
  if (!found) throw new Error(`no point ${text}`)
  return found
}
const open = (id = PATROL) => day.open(`/checklists/${id}`)

describe('filling a list', () => {
  test('a tick begins the run with the version in force, and says who and when', async () => {
    day = await openDay('chen')
    open()
    await press(`做了：${DESK}`)
    await screen.findByText('陳美玲 10:05 做了')
    expect(await day.body('checklistRun', PATROL)).toMatchObject({
      ...{ day: DAY, slot: 'patrol-1000', templateId: TEMPLATE_ID, ended: null },
      'a.S-P02': { type: 'done', at: NOW, byId: 'chen' },
    })
  })

  test('there is no way to tick more than one point at once', async () => {
    day = await openDay('chen')
    open()
    const rows = await points()
    const names = screen
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? button.textContent)
    const ticks = names.filter((name) => name?.startsWith('做了：'))
    expect(ticks).toHaveLength(rows.length)
    expect(names.filter((name) => /全部|其餘/.test(name ?? ''))).toEqual([])
    expect(screen.queryByRole('button', { name: /^簽核/ })).toBeNull()
  })

  test('[UX-6] taken back, a point stands as before: untouched, ticked or skipped', async () => {
    day = await openDay('chen')
    const before = { ...(done('lin') as object), note: '紙本' }
    await day.begin('patrol-1000', { 'S-P03': before })
    open()
    const row = () => pointOf('掌握人員動向').then((li) => li.textContent)
    const asWas = await row()
    await press('略過：掌握人員動向，未歸位者聯繫')
    await press('客人多，來不及')
    await screen.findByText('略過：客人多，來不及（陳美玲 10:05）')
    await press('復原')
    await screen.findByText(/^已復原/)
    await waitFor(async () => expect(await row()).toBe(asWas))
    expect((await day.body('checklistRun', PATROL))?.['a.S-P03']).toEqual(before)

    const untouched = await pointOf(DESK).then((li) => li.textContent)
    await press(`做了：${DESK}`)
    await press('復原')
    await waitFor(async () =>
      expect(await pointOf(DESK).then((li) => li.textContent)).toBe(untouched),
    )
  })

  test('skipping needs a reason, canned or in words', async () => {
    day = await openDay('chen')
    open()
    await press(`略過：${DESK}`)
    const panel = await screen.findByRole('region', { name: /^為什麼略過/ })
    const save = within(panel).getByRole('button', { name: '存下' }) as HTMLButtonElement
    expect(save.disabled).toBe(true)
    fireEvent.change(within(panel).getByRole('textbox', { name: '自己寫' }), {
      target: { value: '停電' },
    })
    expect(hasOpenForm()).toBe(true)
    fireEvent.click(save)
    await screen.findByText('略過：停電（陳美玲 10:05）')
    expect(hasOpenForm()).toBe(false)
  })

  test('somebody else did it: a tap on the name', async () => {
    day = await openDay('chen')
    open()
    await press(`別人做的：${DESK}`)
    await press('張雅婷')
    await screen.findByText('張雅婷 做的（陳美玲 10:05 記）')
  })

  test('[DU-11] what storage does not take is said, stays, and is saved when it can be', async () => {
    day = await openDay('chen')
    open()
    await points()
    day.breakStorage()
    await press(`做了：${DESK}`)
    await screen.findByRole('alert')
    expect(screen.queryByText('陳美玲 10:05 做了')).toBeNull()
    day.mendStorage()
    await press('再試一次')
    await screen.findByText('陳美玲 10:05 做了')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('what the data says', () => {
  test('a tick against the data needs a word', async () => {
    day = await openDay('chen')
    open()
    const row = await pointOf('按路線巡視展廳')
    expect(row.textContent).toContain('資料顯示：5S 巡檢還沒簽核')
    fireEvent.click(within(row).getByRole('button', { name: /^做了：/ }))
    await press('做了，沒記在平板')
    await screen.findByText('陳美玲 10:05 做了：做了，沒記在平板')
  })

  test('a signed round is enough, and its row is one tap away', async () => {
    day = await openDay('chen')
    await day.write(inspectionRound, 'r', {
      ...{ day: DAY, templateId: '5s:v1', moment: 'patrol', slot: 'patrol-1000' },
      ...{ startedAt: NOW, drawn: [], ended: 'signed' },
    })
    open()
    const row = await pointOf('按路線巡視展廳')
    expect(row.textContent).toContain('資料顯示：5S 巡檢已簽核')
    expect(within(row).getByText('5S 巡檢').getAttribute('href')).toBe('/walk/r')
    const tick = screen.getByRole('button', { name: /^做了：按路線/ })
    expect(tick.getAttribute('aria-pressed')).toBe('true')
  })

  test('opening the list of what is open counts as having looked', async () => {
    day = await openDay('chen')
    await day.begin('closing', { 'S-C01': done() }, { day: YESTERDAY })
    open(runId(STORE_ID, DAY, 'opening'))
    await press('打開清單')
    const dialog = await screen.findByRole('dialog', { name: '未關閉的事項' })
    expect(within(dialog).getByRole('link').textContent).toContain(
      '檢核：關店前（11/23（週一））',
    )
    const id = runId(STORE_ID, DAY, 'opening')
    await waitFor(async () =>
      expect((await day.body('checklistRun', id))?.['l.S-O01']).toBe(NOW),
    )
  })

  test('praise is shown with its words', async () => {
    day = await openDay('chen')
    const body = { day: DAY, personId: 'li', text: '雨天撐傘', at: NOW }
    await day.write(recognition, 'p', body)
    open(runId(STORE_ID, DAY, 'closing'))
    const row = await pointOf('至少認可一位同事')
    expect(row.textContent).toContain('今天已表揚')
    expect(row.textContent).toContain('雨天撐傘')
  })
})

describe('signing', () => {
  test('writes who, when and the counts; withdrawn, the list is open again', async () => {
    day = await openDay('chen')
    const answers = allDone('patrol-1000')
    answers['S-P08'] = { type: 'skipped', at: NOW, byId: 'chen', reason: '無人' }
    await day.begin('patrol-1000', answers)
    open()
    await press('簽核 6/6')
    await screen.findByText('完成簽核')
    expect(await day.all('checklistSignature')).toEqual([
      { day: DAY, runId: PATROL, at: NOW, type: 'complete', done: 5, skipped: 1, open: 0 },
    ])
    expect((await day.body('checklistRun', PATROL))?.ended).toBe('signed')
    await press('復原')
    await screen.findByText('撤回簽核')
    await screen.findByRole('button', { name: '簽核 6/6' })
    expect((await day.body('checklistRun', PATROL))?.ended).toBeNull()
  })

  test('[DU-11] a signature that storage does not take is not shown as one, and is given once', async () => {
    day = await openDay('chen')
    await day.begin('patrol-1000', allDone('patrol-1000'))
    open()
    await screen.findByRole('button', { name: '簽核 6/6' })
    day.breakStorage()
    await press('簽核 6/6')
    await screen.findByRole('alert')
    expect(screen.getByRole('button', { name: '簽核 6/6' })).toBeTruthy()
    expect(screen.queryByText('完成簽核')).toBeNull()
    day.mendStorage()
    await press('再試一次')
    await screen.findByText('完成簽核')
    expect(await day.all('checklistSignature')).toHaveLength(1)
    expect((await day.body('checklistRun', PATROL))?.ended).toBe('signed')
  })

  test('[UX-6] what the data proved is signed with it, and let go when withdrawn', async () => {
    day = await openDay('chen')
    const answers = allDone('closing')
    delete answers['S-C07']
    const id = await day.begin('closing', answers)
    const before = await day.body('checklistRun', id)
    const praise = { day: DAY, personId: 'li', text: '雨天撐傘', at: NOW }
    await day.write(recognition, 'p', praise)
    open(id)
    await press('簽核 9/9')
    await screen.findByText('完成簽核')
    const proved = { type: 'done', at: NOW, isProved: true }
    expect((await day.body('checklistRun', id))?.['a.S-C07']).toEqual(proved)
    await press('復原')
    await screen.findByText('撤回簽核')
    expect(await day.body('checklistRun', id)).toEqual({ ...before, 'a.S-C07': null })
  })

  test('a consultant fills, and does not sign', async () => {
    day = await openDay('li')
    await day.begin('patrol-1000', allDone('patrol-1000'))
    open()
    await screen.findByText('主管以上才能簽核。')
    expect(screen.queryByRole('button', { name: /^簽核/ })).toBeNull()
  })

  test('after it a change is an amendment with its reason', async () => {
    day = await openDay('chen')
    await day.begin('patrol-1000', allDone('patrol-1000'), { ended: 'signed' })
    open()
    await press(`取消作答：${DESK}`)
    fireEvent.change(await screen.findByRole('textbox', { name: '更改原因' }), {
      target: { value: '監視器顯示只有一人' },
    })
    await press('存下')
    await screen.findByText('更改：監視器顯示只有一人')
    expect((await day.body('checklistRun', PATROL))?.['a.S-P02']).toBeNull()
    expect(await day.all('checklistSignature')).toMatchObject([
      { type: 'amended', note: '監視器顯示只有一人', done: 5, open: 1 },
    ])
    // It asks for work again.
    expect(screen.getByText('簽核後重開')).toBeTruthy()
  })

  test('its time over, it is closed as incomplete on request, with what was open', async () => {
    day = await openDay('chen')
    const id = await day.begin('opening', { 'S-O01': done(), 'S-O02': done() })
    open(id)
    await press('收為未完成 2/8')
    const panel = await screen.findByRole('region', { name: '沒做完就收存？' })
    fireEvent.click(within(panel).getByRole('button', { name: '收為未完成 2/8' }))
    await waitFor(async () =>
      expect(await day.all('checklistSignature')).toMatchObject([
        { type: 'incomplete', done: 2, skipped: 0, open: 6 },
      ]),
    )
    expect((await day.body('checklistRun', id))?.ended).toBe('incomplete')
  })
})

describe('coming back', () => {
  test('[UX-7] a list begun opens at the first point without an answer', async () => {
    const shown: Element[] = []
    Element.prototype.scrollIntoView = function note(this: Element) {
      shown.push(this)
    }
    day = await openDay('chen')
    await day.begin('patrol-1000', { 'S-P01': done(), 'S-P02': done() })
    open()
    const row = await pointOf('掌握人員動向')
    await waitFor(() => expect(shown).toEqual([row]))
    expect(row.getAttribute('aria-current')).toBe('step')
  })

  test('a list of another day says so, and unclosed ones are listed', async () => {
    day = await openDay('chen')
    const id = await day.begin('closing', { 'S-C01': done() }, { day: YESTERDAY })
    open(id)
    await screen.findByRole('heading', { name: '11/23（週一） 的檢核' })
    open()
    const older = await screen.findByRole('list', { name: '還沒收尾' })
    expect(within(older).getByRole('link').getAttribute('href')).toBe(`/checklists/${id}`)
  })

  test('without a PIN nobody fills a list', async () => {
    day = await openDay(null)
    open()
    await screen.findByText('請先登入，再做檢核。')
  })
})
