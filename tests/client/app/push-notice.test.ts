import { expect, test } from 'vitest'
import { pushNotice } from '#client/app/push-notice.ts'

const MESSAGE = {
  ...{ id: 'c1:told:2:0', type: 'told', complaintId: 'c1', number: 'C-1123-XYZ', level: 2 },
  language: 'zh-Hans',
}

test('in the language of the person, with the number and nothing else, and where it leads', () => {
  expect(pushNotice(MESSAGE)).toEqual({
    title: '投诉 C-1123-XYZ：将到期，请经理介入',
    options: {
      ...{ tag: 'c1:told:2:0', lang: 'zh-Hans', icon: '/icons/icon-192.png' },
      data: { path: '/complaints/c1' },
    },
  })
})

test.each([
  [{ ...MESSAGE, language: 'en', level: 0 }, 'before it is due'],
  [{ ...MESSAGE, language: 'en', level: 3 }, 'is overdue'],
  [{ ...MESSAGE, language: 'en', level: 3, why: 'arrived_late' }, 'before it reached'],
  [{ ...MESSAGE, language: 'en', level: undefined, why: 'store_silent' }, 'No tablet'],
  [{ ...MESSAGE, language: 'en', level: 9 }, 'needs your attention'],
])('%o', (message, words) => {
  expect(pushNotice(message).title).toContain(words)
})

test.each([
  ['red', '紅單 5S-20261123-7K2：請在期限內改好'],
  ['overdue', '整改單 5S-20261123-7K2：已逾期'],
  ['not_ok_twice', '整改單 5S-20261123-7K2：複查兩次不合格，請經理複查'],
  ['of a newer server', '有整改單需要您看一下'],
])('a card, %s', (why, title) => {
  const given = { id: 'k:told', type: 'card', cardId: 'k:F01', number: '5S-20261123-7K2' }
  const notice = pushNotice({ ...given, why, language: 'zh-Hant' })
  expect([notice.title, notice.options.data.path]).toEqual([title, '/cards/k%3AF01'])
})

test.each([[null], ['text'], [{}], [{ number: 1, language: 'xx' }]])(
  'what cannot be read is still a notice: %o',
  (message) => {
    const { title, options } = pushNotice(message)
    expect(title).toBe('有投訴需要您看一下')
    expect(options.data.path).toBe('/complaints')
  },
)

test('an id never leads out of the app', () => {
  const { options } = pushNotice({ ...MESSAGE, complaintId: '../../evil?x#y' })
  expect(options.data.path).toBe('/complaints/..%2F..%2Fevil%3Fx%23y')
})
