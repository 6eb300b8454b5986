import { expect, test } from 'vitest'
import { app } from '#client/locales/app.ts'
import { say } from '#client/locales/say.ts'
import { LANGUAGES } from '#shared/record/language.ts'

/** product.md 2.3, word for word. */
const WORDS = {
  notSaved: ['沒有存到!再試一次', '没有存上!再试一次', 'NOT saved. Try again'],
  refused: ['被退回 1 件', '被退回 1 件', '1 sent back'],
  decision: ['需要決定 1 件', '需要决定 1 件', '1 needs a decision'],
  updateNeeded: ['需要更新', '需要更新', 'Update needed'],
  offline: ['離線・照常使用', '离线・照常使用', 'Offline, keep working'],
  serverDown: ['伺服器沒回應', '服务器没响应', 'Server not answering'],
  sending: ['傳送中', '发送中', 'Sending'],
  queued: ['等待傳送 3', '等待发送 3', '3 waiting'],
  acknowledged: ['已到伺服器 09:42', '已到服务器 09:42', 'On the server 09:42'],
  unknown: ['同步狀態', '同步状态', 'Sync status'],
} as const

const VALUES: Record<string, Record<string, string | number>> = {
  refused: { count: 1 },
  decision: { count: 1 },
  queued: { count: 3 },
  acknowledged: { time: '09:42' },
}

test.each(Object.entries(WORDS))('the words of "%s" are the fixed ones', (state, words) => {
  const said = LANGUAGES.map((language) =>
    say(app, language, `sync.${state}`, VALUES[state]),
  )
  expect(said).toEqual(words)
})
