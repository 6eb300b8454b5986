/** This page's end of the bus: wakes the sender, and hears how it fares. */
import { type Bus, openBus, type StatusMessage } from '#client/sync/bus.ts'
import type { WakeReason } from '#client/sync/loop.ts'
import { pageClock } from './page-clock.ts'
import { useSender } from './sender-state.ts'

let bus: Bus | null = null

/** Tells the sender that there is something to do. `scope`: only there. */
export function pokeSync(wake: WakeReason, scope?: string): void {
  say(wake, scope)
}

/** Joins until the returned function is called. */
export function joinBus(name: string): () => void {
  const joined = openBus(name)
  bus = joined
  joined.onMessage((message) => {
    if (message.type === 'status') hear(message)
    if (message.type === 'hello') say()
    if (message.type === 'order') useSender.setState({ order: message.order })
  })
  const looks = () => say(isVisible() ? 'visible' : undefined)
  const online = () => say('online')
  document.addEventListener('visibilitychange', looks)
  addEventListener('pageshow', looks)
  addEventListener('online', online)
  say('start')
  return () => {
    document.removeEventListener('visibilitychange', looks)
    removeEventListener('pageshow', looks)
    removeEventListener('online', online)
    joined.close()
    bus = null
  }
}

function say(wake?: WakeReason, scope?: string): void {
  bus?.post({
    type: 'page',
    boot: pageClock.boot,
    mono: pageClock.mono(),
    isVisible: isVisible(),
    wake,
    scope,
  })
}

function hear({ status }: StatusMessage): void {
  const before = useSender.getState()
  const isNews = status.offsetMs !== before.offsetMs || !before.isOffsetFresh
  if (status.offsetMs !== null && status.isOffsetFresh && isNews) {
    pageClock.setOffset(status.offsetMs, true)
  }
  for (const [scope, seq] of Object.entries(status.seqs)) pageClock.setSeq(scope, seq)
  const hasAnswer = status.lastOkAt !== null && status.lastOkAt !== before.lastOkAt
  useSender.setState({
    ...status,
    ...(hasAnswer && { answeredAt: performance.now() }),
  })
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
