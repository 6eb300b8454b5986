import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { useSession } from '#client/data/session.ts'
import { hasOpenForm } from '#client/ui/open-forms.ts'
import { DAY, MINUTE, NOW } from './complaint-page.tsx'
import { desk, finger, startDesk } from './each-desk.ts'

const pass = (ms: number) => vi.advanceTimersByTime(ms)
const saved = () => desk.db.records.where('[kind+open]').equals(['complaint', 1]).toArray()
const CATEGORY = '哪一類？'

async function openForm(personId = 'chen') {
  await startDesk(personId)
  desk.open('/complaints/new')
  await screen.findByRole('form', { name: '新投訴' })
}

describe('a new complaint', () => {
  test('[UX-1] four taps and words: new, category, customer, save', async () => {
    await startDesk('chen')
    desk.open()
    await screen.findByText('目前沒有未結的投訴。')
    finger.tap('新投訴')
    await screen.findByRole('form', { name: '新投訴' })
    finger.tap('交車延誤')
    finger.type('客人姓名或稱呼', '李女士')
    finger.tap('存下投訴')
    expect(finger.taps).toBe(4)

    await screen.findByText(/^已記下 C-1123-.{3}，11\/24（週二） 01:41 到期$/)
    const [record] = await saved()
    expect(record?.by).toBe('chen')
    expect(record?.body).toEqual({
      day: DAY,
      learnedAt: NOW,
      enteredAt: NOW,
      channel: 'phone',
      category: 'delivery_delay',
      level: 2,
      customerName: '李女士',
      description: '',
      ownerId: 'chen',
    })
    expect(desk.path()).toBe(`/complaints/${record?.id}`)
    expect(await desk.steps(record?.id ?? '')).toEqual([
      { day: DAY, complaintId: record?.id, step: 'accepted', at: NOW },
    ])
    await screen.findByRole('article')
  })

  test('[CO-4] the complaint and its first step are one mutation', async () => {
    await openForm()
    finger.tap('試駕')
    finger.tap('存下投訴')
    await screen.findByText(/^已記下/)
    const { mutation } = (await desk.db.mutations.toArray()).at(-1) ?? {}
    expect(mutation?.changes.map((change) => change.kind)).toEqual([
      'complaint',
      'complaintStep',
    ])
    expect(mutation?.by).toBe('chen')
  })

  test('without a category it is not saved, and the first place to fill has the focus', async () => {
    await openForm()
    finger.type('客人姓名或稱呼', '李女士')
    finger.tap('存下投訴')
    await screen.findByText('先選一類。')
    expect(document.activeElement?.textContent).toBe('服務態度')
    expect(screen.getByRole('group', { name: CATEGORY })).toBeTruthy()
    expect(await saved()).toHaveLength(0)
  })
})

describe('when the clock starts', () => {
  test('[TM-6] further back than a minute it asks why', async () => {
    await openForm()
    finger.tap('等候太久')
    finger.tap('30 分鐘前')
    await screen.findByText('11/23（週一） 13:11 得知，11/24（週二） 01:11 到期')
    finger.tap('存下投訴')
    await screen.findByText('請選或寫一個原因。')
    expect(await saved()).toHaveLength(0)
    finger.tap('同事剛轉達')
    finger.tap('存下投訴')
    await screen.findByText(/^已記下/)
    expect((await saved())[0]?.body).toMatchObject({
      learnedAt: NOW - 30 * MINUTE,
      enteredAt: NOW,
      lateReason: '同事剛轉達',
    })
  })

  test('[TM-6] a time later than now is that of yesterday: the future cannot be chosen', async () => {
    await openForm()
    finger.tap('等候太久')
    finger.tap('其他時間')
    finger.type('得知的時間（24 小時內）', '13:50')
    await screen.findByText('11/22（週日） 13:50 得知，11/23（週一） 01:50 到期')
    finger.tap('人在外面')
    finger.tap('存下投訴')
    await screen.findByText(/^已記下/)
    expect((await saved())[0]?.body.learnedAt).toBe(NOW - 23 * 60 * MINUTE - 51 * MINUTE)
  })

  test('[TM-6] a draft found a day later is not accepted as it is', async () => {
    await openForm()
    finger.tap('等候太久')
    pass(25 * 60 * MINUTE)
    finger.tap('存下投訴')
    await screen.findByText('超過 24 小時了，請選 24 小時內的時間。')
    expect(await saved()).toHaveLength(0)
  })

  test('the time it takes to fill in the form is not taken from the customer', async () => {
    await openForm()
    finger.tap('等候太久')
    pass(7 * MINUTE)
    finger.tap('存下投訴')
    await screen.findByText(/01:41 到期$/, { selector: 'span' })
    expect((await saved())[0]?.body).toMatchObject({
      learnedAt: NOW,
      enteredAt: NOW + 7 * MINUTE,
      lateReason: '填單花的時間',
    })
  })
})

describe('the draft', () => {
  const name = () => screen.getByLabelText<HTMLInputElement>('客人姓名或稱呼').value

  /** All that was asked of the storage before has been answered. */
  const settle = () => act(async () => void (await desk.db.meta.count()))

  async function reload(personId: string) {
    cleanup()
    useSession.setState({ personId })
    desk.open('/complaints/new')
    await screen.findByRole('form', { name: '新投訴' })
  }

  test('[F79] survives a lock and a reload, and is seen by nobody else', async () => {
    await openForm('chen')
    finger.tap('價格承諾')
    finger.type('客人姓名或稱呼', '王小姐')
    await reload('lin')
    await settle()
    expect(name()).toBe('')
    await reload('chen')
    await waitFor(() => expect(name()).toBe('王小姐'))
    expect(
      screen.getByRole('button', { name: '價格承諾' }).getAttribute('aria-pressed'),
    ).toBe('true')
  })

  test('is gone once it is saved', async () => {
    await openForm()
    finger.tap('價格承諾')
    finger.type('客人姓名或稱呼', '王小姐')
    finger.tap('存下投訴')
    await screen.findByText(/^已記下/)
    await reload('chen')
    await settle()
    expect(name()).toBe('')
    expect(hasOpenForm()).toBe(false)
  })

  test('[F53] holds back an update as long as something is typed', async () => {
    await openForm()
    expect(hasOpenForm()).toBe(false)
    finger.type('客人姓名或稱呼', '王小姐')
    expect(hasOpenForm()).toBe(true)
  })

  test('[UX-6] can be cleared, and that can be undone', async () => {
    await openForm()
    finger.type('客人姓名或稱呼', '王小姐')
    finger.tap('清掉草稿')
    await waitFor(() => expect(name()).toBe(''))
    finger.tap('復原')
    await waitFor(() => expect(name()).toBe('王小姐'))
  })
})

describe('when storage fails', () => {
  test('[CO-19][DU-10] what was typed stays, and the same complaint is tried again', async () => {
    await openForm()
    finger.tap('價格承諾')
    finger.type('客人姓名或稱呼', '王小姐')
    desk.breakStorage()
    finger.tap('存下投訴')
    const again = await screen.findByRole('button', { name: '沒有存到!再試一次' })
    expect(screen.queryByText(/^已記下/)).toBeNull()
    expect(desk.path()).toBe('/complaints/new')
    desk.mendStorage()
    finger.press(again)
    await screen.findByText(/^已記下/)
    expect(await saved()).toHaveLength(1)
  })
})
