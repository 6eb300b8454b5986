import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setLanguage } from '#client/locales/use-language.ts'
import { storePhoto } from '#client/photos/photo-bytes.ts'
import { photoDb } from '#client/photos/photo-db.ts'
import { PhotoField, type PhotoFieldProps } from '#client/photos/photo-field.tsx'
import { SnackbarRegion } from '#client/ui/snackbar.tsx'
import { type Photo, photo } from '#shared/photo/photo.ts'
import { openPage, type Page } from '#tests/client/features/page.tsx'
import { NOW, pictureOf } from './photo-storage.ts'

const PLACE = { parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' }

let page: Page
const realFetch = globalThis.fetch
beforeEach(async () => {
  setLanguage('zh-Hant')
  page = await openPage('chen')
  answer(() => {
    throw new TypeError('no network')
  })
})
afterEach(async () => {
  await page.close()
  globalThis.fetch = realFetch
  await photoDb().delete({ disableAutoOpen: false })
})

/** What the server says to whatever is asked. */
function answer(reply: (path: string) => Response): void {
  globalThis.fetch = async (input) => reply(new URL((input as Request).url).pathname)
}

async function write(id: string, set: Partial<Photo> = {}): Promise<Photo> {
  const { sha256 } = await pictureOf(10, id.length)
  const body: Photo = {
    ...{ day: '2026-11-23', ...PLACE, sha256, bytes: 10, width: 40, height: 30 },
    ...{ takenAt: NOW, ...set },
  }
  await page.write(photo, id, body)
  return body
}

/** As if it had been taken on this tablet. */
async function takeHere(id: string, set: Partial<Photo> = {}): Promise<void> {
  const body = await write(id, set)
  const { sha256, bytes, takenAt } = body
  const picture = await pictureOf(10, id.length)
  const row = { id, sha256, bytes, takenAt, body, offset: 0, sentAt: null }
  await storePhoto(photoDb(), { ...row, state: 'waiting' }, picture)
}

function show(props: Partial<PhotoFieldProps> = {}) {
  page.show(
    <>
      <PhotoField {...PLACE} label="現場" {...props} />
      <SnackbarRegion label="通知" />
    </>,
  )
}

const field = () => screen.findByRole('group', { name: '現場' })
const photos = () => screen.queryAllByRole('button', { name: /^放大照片/ })
const tap = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

describe('a field of photos', () => {
  test('shows those of its place in the order they were taken, without removed ones', async () => {
    await takeHere('later', { takenAt: NOW + 5 })
    await takeHere('first')
    await write('elsewhere', { slot: 'A02' })
    await write('other', { parentId: 'another' })
    await write('gone', { removed: true })
    show()
    await waitFor(() => expect(photos()).toHaveLength(2))
    await waitFor(() =>
      expect(document.querySelectorAll('img[src^="blob:"]')).toHaveLength(2),
    )
    expect(within(await field()).getAllByRole('button', { name: /^放大/ })).toHaveLength(2)
  })

  test('[UX-6] takes a photo off the record, and undo gives it back as it was', async () => {
    await takeHere('one')
    show()
    await waitFor(() => expect(photos()).toHaveLength(1))
    const before = (await page.db.records.get(['photo', 'one']))?.body
    await tap(/^放大照片 1/)
    await tap('移除照片')
    await waitFor(() => expect(photos()).toHaveLength(0))
    expect((await page.db.records.get(['photo', 'one']))?.body.removed).toBe(true)
    await tap('復原')
    await waitFor(() => expect(photos()).toHaveLength(1))
    const after = (await page.db.records.get(['photo', 'one']))?.body
    expect(after).toEqual({ ...before, removed: false })
  })

  test('says that a photo is missing until there is one', async () => {
    show({ isRequired: true })
    expect(await within(await field()).findByText('要有照片')).toBeTruthy()
    await takeHere('one')
    await waitFor(() => expect(screen.queryByText('要有照片')).toBeNull())
  })

  test('takes a reason instead where that is allowed', async () => {
    let given = ''
    const onReason = (reason: string) => {
      given = reason
    }
    show({ isRequired: true, noPhoto: { onReason } })
    await tap(/^無法拍照/)
    await tap('有客人在場')
    expect(given).toBe('有客人在場')
  })

  test('with a reason given asks for no more', async () => {
    show({ isRequired: true, noPhoto: { reason: '相機不能用', onReason: () => {} } })
    expect(await screen.findByRole('button', { name: /^相機不能用/ })).toBeTruthy()
    expect(screen.queryByText('要有照片')).toBeNull()
  })

  test('takes no more than it may', async () => {
    await takeHere('one')
    await takeHere('three')
    show({ max: 2 })
    expect(await screen.findByText('最多 2 張')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^拍照/ })).toBeNull()
  })

  test('of a finished record only shows', async () => {
    await takeHere('one')
    show({ isReadOnly: true })
    await waitFor(() => expect(photos()).toHaveLength(1))
    expect(screen.queryByRole('button', { name: /^(拍照|選照片)/ })).toBeNull()
    await tap(/^放大照片 1/)
    await screen.findByRole('dialog', { name: '照片 1' })
    expect(screen.queryByRole('button', { name: '移除照片' })).toBeNull()
  })
})

describe('[F65][F66] a photo says where it is', () => {
  test('only on this tablet, until the server has it', async () => {
    await takeHere('one')
    show()
    expect(await screen.findByRole('img', { name: '只在這台平板' })).toBeTruthy()
    await photoDb().photos.update('one', { state: 'sent' })
    await waitFor(() =>
      expect(screen.queryByRole('img', { name: '只在這台平板' })).toBeNull(),
    )
  })

  test('sent back by the server', async () => {
    await takeHere('one')
    await photoDb().photos.update('one', { state: 'refused' })
    show()
    expect(await screen.findByRole('img', { name: /^伺服器不收這張照片/ })).toBeTruthy()
  })

  test('nobody can be asked', async () => {
    await write('one')
    show()
    expect(await screen.findByText('連上網路後顯示')).toBeTruthy()
  })

  test.each([
    ['門口平板 A', '照片還在 門口平板 A'],
    [null, '照片還在拍攝的平板'],
  ])('still on the tablet that took it: %s', async (device, words) => {
    answer((path) =>
      /thumb$|full$/.test(path)
        ? Response.json({ code: 'not_found', message: '' }, { status: 404 })
        : Response.json({ type: 'waiting', offset: 0, device }),
    )
    await write('one')
    show()
    expect(await screen.findByText(words)).toBeTruthy()
    expect(photos()[0]?.getAttribute('aria-label')).toBe(`放大照片 1・${words}`)
  })
})
