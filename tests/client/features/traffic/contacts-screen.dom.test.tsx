import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import { type Contact, contact } from '#shared/contact/contact.ts'
import { at, DAY, type Desk, Finger, NOW, openDesk } from './traffic-page.tsx'

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

const gaps = () => screen.queryByText('還缺')?.parentElement?.textContent ?? ''
const note = (id: string, rest: Partial<Contact>) =>
  desk.write(contact, id, {
    ...{ day: DAY, contactKind: 'call' as const, receivedAt: at('10:00') },
    ...rest,
  })

describe('noting a contact', () => {
  test('[UX-1] one tap is one saved call, two more and it is complete', async () => {
    desk = await openDesk('li')
    desk.open('/contacts')
    await screen.findByText('這一天還沒有紀錄。')
    finger.tap('記一筆來電')
    await screen.findByRole('article', { name: '來電' })
    expect(await desk.all('contact')).toEqual([
      {
        ...{ day: DAY, contactKind: 'call', receivedAt: NOW, handlerId: 'li' },
        ...{ via: 'call', firstResponseAt: NOW },
      },
    ])
    finger.choose(/^是否有效/, '無效')
    await screen.findByRole('group', { name: /^無效原因/ })
    finger.choose(/^無效原因/, '售後諮詢')
    await waitFor(() => expect(gaps()).toBe(''))
    expect(finger.taps).toBe(3)
  })

  test('[UX-6] the note that appears takes it back: void, not deleted', async () => {
    desk = await openDesk('li')
    desk.open('/contacts')
    await screen.findByText('這一天還沒有紀錄。')
    finger.tap('記一筆外拓')
    await screen.findByText('已記一筆外拓')
    finger.tap('復原')
    await screen.findByText('作廢：點錯')
    expect(await desk.all('contact')).toHaveLength(1)
    finger.tap('恢復計數')
    await waitFor(() => expect(screen.queryByText('作廢：點錯')).toBeNull())
  })

  test('[CO-19][DU-11] what was not stored is not there, and one tap tries again', async () => {
    desk = await openDesk('li')
    desk.open('/contacts')
    await screen.findByText('這一天還沒有紀錄。')
    desk.breakStorage()
    finger.tap('記一筆網絡')
    await screen.findByRole('button', { name: '沒有存到!再試一次' })
    desk.mendStorage()
    finger.tap('沒有存到!再試一次')
    await screen.findByRole('article', { name: '網絡' })
    expect(await desk.all('contact')).toHaveLength(1)
  })
})

describe('the sheet of a day', () => {
  test('rows of one way in or of all, totals by way in', async () => {
    desk = await openDesk('chen')
    await note('a', { valid: 'valid', recorded: true, firstResponseAt: at('10:06') })
    await note('b', { contactKind: 'web', receivedAt: at('09:00'), valid: 'invalid' })
    await note('c', { contactKind: 'web', receivedAt: at('11:00'), voidReason: 'mistake' })
    desk.open('/contacts')
    const list = await screen.findByRole('list', { name: '當天的紀錄' })
    const hrefs = () =>
      within(list)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')?.slice(-1))
        .join('')
    expect(hrefs()).toBe('bac')
    const cells = within(screen.getAllByRole('table')[0] as HTMLElement)
      .getAllByRole('row')
      .map((row) => row.textContent)
    expect(cells).toEqual(
      expect.arrayContaining(['全部11002', '有效10001', '留檔10001', '未補全11002']),
    )
    expect(screen.getAllByText('首次回應（中位數）')[0]?.textContent).toContain('6 分')
    finger.tap('網絡 1')
    await waitFor(() => expect(hrefs()).toBe('bc'))
  })

  test('a saved phone is masked', async () => {
    desk = await openDesk('chen')
    await note('a', { valid: 'valid', recorded: true, phone: '13800000011' })
    desk.open('/contacts/a')
    await screen.findByRole('button', { name: /0011/ })
    expect(document.body.textContent).toContain('138****0011')
    expect(document.body.textContent).not.toContain('13800000011')
  })

  test('the visit it led to is chosen among those that came after', async () => {
    desk = await openDesk('chen')
    await desk.arrive('early', '09:00', { nameOrCall: '早先生' })
    await desk.arrive('late', '12:00', { nameOrCall: '吳先生' })
    await note('a', { valid: 'valid', appointmentAt: at('12:00') })
    desk.open('/contacts/a')
    const select = await screen.findByLabelText<HTMLSelectElement>('到店的那一批')
    await waitFor(() =>
      expect([...select.options].map((one) => one.value)).toEqual(['', 'late']),
    )
    fireEvent.change(select, { target: { value: 'late' } })
    await screen.findByRole('link', { name: '看客流那一列' })
    expect(await desk.bodyOf('contact', 'a')).toMatchObject({
      ...{ arrivedVisitId: 'late', appointmentState: 'kept' },
    })
  })
})
