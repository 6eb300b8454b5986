import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeLinkClicks } from '#client/app/link-clicks.ts'
import { lock, useSession } from '#client/data/session.ts'
import { SearchBox } from '#client/features/search/search-box.tsx'
import { setLanguage } from '#client/locales/use-language.ts'
import { complaint } from '#shared/complaint/complaint.ts'
import { task } from '#shared/desk/task.ts'
import { openPage, type Page } from '../page.tsx'

const DAY = '2026-11-23'
const AT = Date.parse('2026-11-23T05:41:00Z')

let page: Page
let followed: string[]
let stop: () => void
beforeEach(() => {
  setLanguage('zh-Hant')
  followed = []
  stop = takeLinkClicks((href) => followed.push(href))
})
afterEach(async () => {
  stop()
  await page.close()
})

async function show(personId: string | null = 'chen', hasSlashKey = true) {
  page = await openPage(personId)
  await page.write(complaint, 'c1', {
    ...{ day: DAY, learnedAt: AT, enteredAt: AT, channel: 'phone', category: 'waiting' },
    ...{ level: 2, customerName: '張先生', phone: '13800130001', ownerId: 'li' },
    description: '等太久',
  })
  for (let i = 1; i <= 7; i++) {
    await page.write(task, `t${i}`, { day: DAY, text: `張貼海報 ${i}`, at: AT })
  }
  page.show(<SearchBox linkOf={(kind, id) => `/${kind}/${id}`} hasSlashKey={hasSlashKey} />)
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: '搜尋' })
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
/** Once all of the tablet has been read. */
async function rows() {
  await screen.findByText(/^已找/)
  return screen.findAllByRole('option')
}
const active = () => {
  const id = field().getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)
}
function type(text: string) {
  act(() => field().focus())
  fireEvent.change(field(), { target: { value: text } })
}

describe('finding', () => {
  test('grouped by kind, phones masked, each row a link to its record', async () => {
    await show()
    type('张')
    const group = within(await screen.findByRole('group', { name: '投訴' }))
    const row = group.getByRole('option')
    expect(row.textContent).toContain('張先生')
    expect(row.textContent).toContain('138****0001')
    await waitFor(() => expect(row.textContent).toContain('李志強'))
    expect(document.documentElement.outerHTML).not.toContain('13800130001')
    fireEvent.click(row)
    expect(followed).toEqual(['/complaint/c1'])
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('a long group shows five, then all', async () => {
    await show()
    type('海报')
    const all = await screen.findByRole('option', { name: '顯示全部 7 筆' })
    expect(await rows()).toHaveLength(6)
    fireEvent.click(all)
    expect(await rows()).toHaveLength(7)
  })

  test('says what was searched, and that nothing was found', async () => {
    await show()
    type('沒有這個人')
    await screen.findByText('這台平板上沒有找到「沒有這個人」')
    expect(screen.getByText(/^已找這台平板上 \d+ 天，自 11\/23（週一） 起$/)).toBeTruthy()
    expect(screen.getAllByRole('status')[0]?.textContent).toBe('0 筆')
  })

  test('the server is asked by a tap; without a network it says so and keeps the rest', async () => {
    await show()
    type('張')
    const hits = (await rows()).length
    fireEvent.click(screen.getByRole('button', { name: '搜尋伺服器' }))
    await screen.findByText('連不到伺服器；這台平板上的結果不受影響')
    expect(await rows()).toHaveLength(hits)
  })
})

describe('by keyboard', () => {
  test('[UX-11] `/` and Ctrl+K go to the box, from anywhere but a field', async () => {
    await show()
    press('/')
    expect(document.activeElement).toBe(field())
    press('Escape')
    expect(document.activeElement).not.toBe(field())
    press('k', { ctrlKey: true })
    expect(document.activeElement).toBe(field())
    expect(press('/')).toBe(true)
  })

  test('`/` can be switched off, Ctrl+K stays', async () => {
    await show('chen', false)
    press('/')
    expect(document.activeElement).not.toBe(field())
    press('k', { ctrlKey: true })
    expect(document.activeElement).toBe(field())
  })

  test('arrows walk through all groups while the field keeps the focus; Enter follows', async () => {
    await show()
    type('張')
    const all = await rows()
    expect(active()).toBeNull()
    press('ArrowDown')
    expect(active()).toBe(all[0])
    expect(all[0]?.getAttribute('aria-selected')).toBe('true')
    press('ArrowUp')
    expect(active()).toBe(all.at(-1))
    press('ArrowDown')
    expect(document.activeElement).toBe(field())
    press('Enter')
    expect(followed).toEqual([all[0]?.getAttribute('href')])
  })

  test('Enter without a choice takes the first; Escape closes and forgets', async () => {
    await show()
    type('張')
    const [first] = await rows()
    press('Enter')
    expect(followed).toEqual([first?.getAttribute('href')])
    type('張')
    await rows()
    press('Escape')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(field().value).toBe('')
  })
})

describe('whose', () => {
  test('without a PIN the lock screen is asked for and nothing is searched', async () => {
    await show(null)
    act(() => field().focus())
    expect(useSession.getState().unlockAsked).toBe(true)
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('[AU-17] a lock takes the results and the query off the page', async () => {
    await show()
    type('張')
    await rows()
    act(() => lock())
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull())
    expect(field().value).toBe('')
    expect(document.documentElement.outerHTML).not.toContain('張先生')
  })
})
