import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dismissLock, lock, signIn } from '#client/data/session.ts'
import { setLanguage } from '#client/locales/use-language.ts'
import { decodeImage } from '#client/photos/decode-image.ts'
import { PhotoHost } from '#client/photos/photo-host.tsx'
import { endShot, showShot, useShot } from '#client/photos/shot-state.ts'
import { openPage, type Page } from '#tests/client/features/page.tsx'
import { NOW } from './photo-storage.ts'

const TARGET = { parentKind: 'inspectionRound', parentId: 'round', slot: 'A01' }
/** No picture: what is shown of it needs no canvas. */
const FILE = new File(['<html>'], 'x.jpg', { type: 'image/jpeg' })

let page: Page
let told: (string | null)[]
beforeEach(async () => {
  setLanguage('zh-Hant')
  page = await openPage('chen')
  told = []
})
afterEach(async () => {
  const { shot } = useShot.getState()
  if (shot) endShot(shot, null)
  await page.close()
})

const shoot = () =>
  act(() =>
    showShot({ file: FILE, target: TARGET, takenAt: NOW, onDone: (id) => told.push(id) }),
  )
const dialog = () => screen.queryByRole('dialog')

test('what the camera gives is shown at once', async () => {
  page.show(<PhotoHost />)
  shoot()
  expect(await screen.findByRole('dialog', { name: /^這個檔案不是照片/ })).toBeTruthy()
})

test('a picture that comes back to a locked tablet waits for whoever signs in', async () => {
  page.show(<PhotoHost />)
  act(lock)
  shoot()
  // As long as it takes to find out that it is no picture.
  await act(() =>
    decodeImage(FILE, 10).then(
      () => {},
      () => {},
    ),
  )
  expect(dialog()).toBeNull()
  act(() => signIn('chen'))
  expect(await screen.findByRole('dialog')).toBeTruthy()
  // From now on the lock covers it; it is not taken away.
  act(lock)
  expect(dialog()).toBeTruthy()
  act(dismissLock)
  expect(dialog()).toBeTruthy()
})

test('a second picture takes the place of the first, whose asker is told', async () => {
  page.show(<PhotoHost />)
  shoot()
  shoot()
  expect(told).toEqual([null])
  expect(await screen.findAllByRole('dialog')).toHaveLength(1)
})
