import { expect, test } from 'vitest'
import { checkChange } from '#shared/record/check-change.ts'
import { store } from '#shared/store/store.ts'

const BODY = { name: '城東店', zone: 'Asia/Taipei', opens: '08:30', closes: '18:30' }

test.each([
  ['Asia/Taipei', null],
  ['Asia/Tapei', 'invalid_field'],
  ['', 'invalid_field'],
])('zone %o of a store: %s', (zone, code) => {
  const refusal = checkChange(store, { set: { ...BODY, zone } }, false)
  expect(refusal?.code ?? null).toBe(code)
})
