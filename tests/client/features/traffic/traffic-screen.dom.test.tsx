import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import { standingUndos } from '#shared/visit/count-visits.ts'
import { PURPOSE_OF, type Visit, type VisitUndo } from '#shared/visit/visit.ts'
import { at, DAY, type Desk, Finger, MINUTE, NOW, openDesk } from './traffic-page.tsx'

let desk: Desk
let finger: Finger
beforeEach(() => {
  setLanguage('zh-Hant')
  finger = new Finger()
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(async () => {
  await desk.close()
  vi.useRealTimers()
})

const row = (number: number) => screen.findByRole('article', { name: `第 ${number} 號` })
const list = () => screen.findByRole('list', { name: '當天的列' })
const gaps = () => screen.queryByText('還缺')?.parentElement?.textContent ?? ''

async function openRow(rest: Partial<Visit> = {}, personId = 'li') {
  desk = await openDesk(personId)
  await desk.arrive('a', '13:05', rest)
  desk.open('/traffic/a')
  await row(1)
}

describe('completing a row', () => {
  test('[UX-1] who refused to leave anything takes four taps', async () => {
    await openRow()
    expect(gaps()).toContain('接待顧問')
    finger.choose(/^接待顧問/, '李志強')
    await waitFor(() => expect(gaps()).not.toContain('接待顧問'))
    finger.choose(/^是否留檔/, '否')
    await screen.findByRole('group', { name: /^未留檔原因/ })
    finger.choose(/^未留檔原因/, '不願留')
    finger.choose(/^未試駕原因/, '沒時間')
    await waitFor(() => expect(gaps()).toBe(''))
    expect(finger.taps).toBe(4)
    expect(await desk.bodyOf('visit', 'a')).toMatchObject({
      ...{ consultantId: 'li', recorded: false, notRecordedReason: 'refused' },
      noTestDriveReason: 'no_time',
    })
  })

  test('[UX-1] a kept one takes seven taps and two words', async () => {
    desk = await openDesk('li')
    await desk.arrive('before', '10:00', { models: ['M2 SUV'], visitOrder: 'repeat' })
    await desk.arrive('a', '13:05', { consultantId: 'li' })
    desk.open('/traffic/a')
    await row(2)
    finger.choose(/^是否留檔/, '是')
    await screen.findByLabelText('電話')
    finger.type('客戶稱呼', '王先生')
    finger.type('電話', '13800000001')
    finger.choose(/^意向車型/, 'M2 SUV')
    finger.choose(/^來店渠道/, '路過')
    finger.choose(/^下次聯繫/, '明天')
    finger.choose(/^接待經過/, '試駕')
    await waitFor(() => expect(gaps()).toBe(''))
    expect(finger.taps).toBe(7)
    expect(await desk.bodyOf('visit', 'a')).toMatchObject({
      ...{ nameOrCall: '王先生', phone: '13800000001', models: ['M2 SUV'] },
      ...{ source: 'passing_by', steps: ['test_drive'] },
      nextContactAt: Date.parse('2026-11-24T10:00:00+08:00'),
    })
  })

  test('a saved phone is masked', async () => {
    await openRow({ recorded: true, phone: '13800000001' })
    expect(screen.getByRole('button', { name: /0001/ }).textContent).toBe('138****0001')
    expect(document.body.textContent).not.toContain('13800000001')
  })

  test('a changed phone leaves no trace among the drafts', async () => {
    await openRow({ recorded: true, phone: '13800000001' })
    finger.tap('改電話')
    finger.type('電話', '13800000002')
    await screen.findByRole('button', { name: /0002/ })
    await waitFor(async () => {
      const kept = await desk.db.meta.toArray()
      expect(JSON.stringify(kept)).not.toContain('1380000000')
    })
    finger.tap('改電話')
    const field = screen.getByLabelText<HTMLInputElement>('電話', { selector: 'input' })
    expect(field.value).toBe('')
    fireEvent.blur(field)
    await screen.findByRole('button', { name: /0002/ })
  })

  test('words half written outlive the row being left', async () => {
    await openRow({ recorded: true })
    const field = screen.getByLabelText('客戶稱呼', { selector: 'input' })
    fireEvent.change(field, { target: { value: '王' } })
    desk.open('/traffic')
    await waitFor(async () =>
      expect(JSON.stringify(await desk.db.meta.toArray())).toContain('王'),
    )
  })

  test('[UX-6] the same tap again takes an answer back', async () => {
    await openRow({ recorded: true })
    finger.choose(/^是否留檔/, '是')
    await waitFor(async () =>
      expect(await desk.bodyOf('visit', 'a')).toMatchObject({ recorded: null }),
    )
    await screen.findByText(/是否留檔、/)
  })

  test('whoever did not come for a car needs nothing more', async () => {
    await openRow()
    finger.choose(/^來店目的/, '繳款・送件')
    await waitFor(() => expect(gaps()).toBe(''))
    expect(screen.queryByRole('group', { name: /^是否留檔/ })).toBeNull()
  })

  test('[CO-19][DU-11] what was not stored stays in sight, and one tap tries again', async () => {
    await openRow()
    desk.breakStorage()
    finger.choose(/^接待顧問/, '李志強')
    const again = await screen.findByRole('button', { name: '沒有存到!再試一次' })
    desk.mendStorage()
    fireEvent.click(again)
    await waitFor(() => expect(gaps()).not.toContain('接待顧問'))
    expect(screen.queryByText('沒有存到!再試一次')).toBeNull()
    expect(await desk.bodyOf('visit', 'a')).toMatchObject({ consultantId: 'li' })
  })

  test('a leaving before the arrival is not saved', async () => {
    await openRow()
    fireEvent.click(screen.getByText('其他欄位'))
    const field = await screen.findByLabelText('離店時間', { selector: 'input' })
    fireEvent.change(field, { target: { value: '12:00' } })
    fireEvent.blur(field)
    await screen.findByText('離店早於到店，請再看一次。')
    fireEvent.change(field, { target: { value: '13:20' } })
    fireEvent.blur(field)
    await screen.findByRole('button', { name: '13:20 離店' })
    expect(await desk.bodyOf('visit', 'a')).toMatchObject({ leaveAt: at('13:20') })
  })
})

describe('void rows', () => {
  async function counted(): Promise<Visit[]> {
    const undos = await desk.db.records
      .where('[kind+id]')
      .between(['visitUndo', ''], ['visitUndo', '~'])
      .toArray()
    const bodies = undos.map(({ id, body }) => ({ ...(body as VisitUndo), id }))
    const undone = standingUndos(bodies)
    return undone.has('a') ? [] : [await desk.bodyOf<Visit>('visit', 'a')]
  }

  test('[UX-6] a reason voids, nothing is deleted, and undo gives back the same', async () => {
    await openRow({ consultantId: 'li', nameOrCall: '王先生' }, 'chen')
    const before = await counted()
    finger.tap('作廢…')
    finger.tap('重複登記')
    await screen.findByText('陳美玲 11/23（週一） 13:41 作廢：重複登記')
    expect(await counted()).toEqual([])
    expect(await desk.bodyOf('visit', 'a')).toEqual(before[0])
    finger.tap('復原')
    await waitFor(async () => expect(await counted()).toEqual(before))
    await waitFor(() => expect(screen.queryByText(/作廢：重複登記/)).toBeNull())
  })

  test('a void row takes no change until it counts again', async () => {
    await openRow({}, 'chen')
    finger.tap('作廢…')
    finger.tap('點錯')
    await screen.findByRole('button', { name: '恢復計數' })
    const group = screen.getByRole('group', { name: /^接待顧問/ })
    expect(
      within(group).getByRole('button', { name: '李志強' }).closest('fieldset:disabled'),
    ).not.toBeNull()
    finger.tap('恢復計數')
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: '恢復計數' })).toBeNull(),
    )
  })
})

describe('the sheet of a day', () => {
  const KEPT: Partial<Visit> = {
    ...{ consultantId: 'li', recorded: true, nameOrCall: '李女士', phone: '13800000002' },
    ...{ models: ['M3 EV'], source: 'event', steps: ['test_drive', 'order'] },
    nextContactAt: NOW,
  }

  async function openSheet(personId = 'chen') {
    desk = await openDesk(personId)
    await desk.arrive('a', '09:12', { ...KEPT, leaveAt: at('10:05') })
    await desk.arrive('b', '09:40', { consultantId: 'zhang', leaveAt: at('09:52') })
    await desk.arrive('c', '13:38', PURPOSE_OF.repeat)
    await desk.arrive('d', '11:10', PURPOSE_OF.other)
    desk.open('/traffic')
    await list()
  }
  const numbers = async () =>
    within(await list())
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')?.slice(-1))
      .join('')

  test('rows by arrival with their state, totals beside them', async () => {
    await openSheet()
    expect(await numbers()).toBe('abdc')
    const texts = within(await list())
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(texts[0]).toContain('09:12–10:05')
    expect(texts[0]).toContain('已補全')
    expect(texts[1]).toContain('離店已過 30 分鐘')
    expect(texts[3]).toContain('待補')
    const [totals = document.body] = screen.getAllByRole('region', { name: '當天合計' })
    const figures = within(totals)
      .getAllByRole('term')
      .map((term) => `${term.textContent} ${term.nextSibling?.textContent}`)
    expect(figures).toEqual(
      expect.arrayContaining([
        ...['批次 4', '首次 2', '再次 1', '其他（非購車） 1', '首次留檔 1'],
        ...['試乘試駕 1', '訂單 1', '沒有顧問 1', '未補全 2'],
      ]),
    )
  })

  test('at closing what is still open is told as overdue', async () => {
    vi.setSystemTime(at('18:30'))
    await openSheet()
    const texts = within(await list())
      .getAllByRole('link')
      .map((link) => link.textContent)
    expect(texts.filter((text) => text?.includes('過了打烊還沒補全'))).toHaveLength(2)
  })

  test('unfinished first, or only those', async () => {
    await openSheet()
    finger.tap('未補全在前')
    await waitFor(async () => expect(await numbers()).toBe('bcad'))
    finger.tap('只看未補全')
    await waitFor(async () => expect(await numbers()).toBe('bc'))
  })

  test.each([
    ['王', ''],
    ['李', 'a'],
    ['0002', 'a'],
    ['m3', 'a'],
    ['3', 'ad'],
  ])('a search for %s finds %j', async (query, found) => {
    await openSheet()
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: query } })
    if (found === '') await screen.findByText('沒有符合篩選的列。')
    else await waitFor(async () => expect(await numbers()).toBe(found))
  })

  test('a consultant, a channel, kept or not', async () => {
    await openSheet()
    fireEvent.click(screen.getByText('篩選'))
    const pick = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    pick('顧問', 'nobody')
    await waitFor(async () => expect(await numbers()).toBe('dc'))
    pick('顧問', '')
    pick('怎麼來的', 'first')
    await waitFor(async () => expect(await numbers()).toBe('ab'))
    pick('留檔', 'yes')
    await waitFor(async () => expect(await numbers()).toBe('a'))
  })

  test('the day before has its own sheet', async () => {
    await openSheet()
    finger.tap('前一天')
    await screen.findByText('這一天沒有客流紀錄。')
    finger.tap('今天')
    await waitFor(async () => expect(await numbers()).toBe('abdc'))
  })

  test('[IN-15] rows tampered with are not shown and break nothing', async () => {
    await openSheet()
    const held = await desk.db.records.get(['visit', 'a'])
    for (const [n, change] of [
      { steps: 3 },
      { models: 'x' },
      { arriveAt: 'noon' },
    ].entries()) {
      const body = { ...held?.body, ...change } as never
      await desk.db.records.put({ ...held, id: `bad-${n}`, body } as never)
    }
    await desk.arrive('e', '13:40', PURPOSE_OF.other)
    await waitFor(async () => expect(await numbers()).toBe('abdce'))
  })

  test('of a very long day eighty rows are drawn, the others when asked for', async () => {
    desk = await openDesk('chen')
    await desk.arrive('a', '09:00')
    const held = await desk.db.records.get(['visit', 'a'])
    const many = Array.from({ length: 2_000 }, (_, n) => ({ ...held, id: `n${n}` }))
    await desk.db.records.bulkPut(many as never)
    desk.open('/traffic')
    await list()
    const drawn = async () => within(await list()).getAllByRole('link').length
    expect(await drawn()).toBe(80)
    expect(screen.getAllByText('2001').length).toBeGreaterThan(0)
    finger.tap('再顯示 80 列')
    await waitFor(async () => expect(await drawn()).toBe(160))
  })

  test('nobody sees it without a PIN', async () => {
    desk = await openDesk(null)
    await desk.arrive('a', '09:12', KEPT)
    desk.open('/traffic')
    await screen.findByText('客流表有客人資料，先登入再看。')
    expect(document.body.textContent).not.toContain('李女士')
  })
})

test('a link to a row of an earlier day opens the sheet of that day', async () => {
  desk = await openDesk('chen')
  const day = '2026-11-21'
  await desk.arrive('old', '09:12', { day, arriveAt: at('09:12') - 2 * 24 * 60 * MINUTE })
  await desk.arrive('new', '09:12', { day: DAY })
  desk.open('/traffic/old')
  await row(1)
  await waitFor(async () => {
    const hrefs = within(await list()).getAllByRole('link')
    expect(hrefs.map((link) => link.getAttribute('href'))).toEqual(['/traffic/old'])
  })
})
