import { useEffect, useState } from 'react'
import type { Caller } from '#client/data/identity-api.ts'
import {
  readPushKey,
  readPushState,
  subscribe,
  unsubscribe,
} from '#client/data/push-api.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import type { Language } from '#shared/record/language.ts'

/** Where its push service is out of reach, a browser tries for ever and says nothing. */
const PATIENCE_MS = 20_000

export type NotificationsProblem =
  | 'install'
  | 'blocked'
  | 'signIn'
  | 'unreachable'
  | 'noService'
  | 'off'

export type Notifications = {
  readonly isOn: boolean
  readonly isBusy: boolean
  /** Why they cannot be turned on, or were not. */
  readonly problem: NotificationsProblem | null
  readonly turn: (on: boolean) => void
}

/** Whether whoever is signed in is told on this device, outside the app. */
export function useNotifications(caller: Caller): Notifications {
  const language = useLanguage()
  const [isOn, setOn] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<NotificationsProblem | null>(null)
  const { credential, personToken } = caller
  useEffect(() => {
    let isCurrent = true
    setOn(false)
    if (!personToken) return
    void readPushState({ credential, personToken }).then((answer) => {
      if (isCurrent && answer.type === 'ok') setOn(answer.value.isOn)
    })
    return () => {
      isCurrent = false
    }
  }, [credential, personToken])
  return {
    isOn,
    isBusy,
    problem: failure ?? standingProblem(personToken),
    turn(on) {
      setBusy(true)
      void (on ? turnOn(caller, language) : turnOff(caller))
        .then((problem) => {
          setFailure(problem)
          if (problem === null) setOn(on)
        })
        .finally(() => setBusy(false))
    },
  }
}

function standingProblem(personToken: string | undefined): NotificationsProblem | null {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis)) return 'install'
  if (Notification.permission === 'denied') return 'blocked'
  return personToken ? null : 'signIn'
}

async function turnOn(
  caller: Caller,
  language: Language,
): Promise<NotificationsProblem | null> {
  if ((await Notification.requestPermission()) !== 'granted') return 'blocked'
  const key = await readPushKey(caller)
  if (key.type !== 'ok') return 'unreachable'
  if (key.value.key === null) return 'off'
  const subscription = await Promise.race([subscribeHere(key.value.key), patience()])
  if (!subscription) return 'noService'
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  if (!endpoint || !p256dh || !auth) return 'noService'
  const answer = await subscribe(caller, { endpoint, keys: { p256dh, auth }, language })
  if (answer.type === 'refused') return 'noService'
  return answer.type === 'ok' ? null : 'unreachable'
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null))
}

/** Null where the browser has no push service it can reach. */
async function subscribeHere(key: string): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration()
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return (await worker?.pushManager.subscribe(options)) ?? null
  } catch {
    // Made for another key, by a server whose secret has changed: anew, once.
    const old = await worker?.pushManager.getSubscription().catch(() => null)
    if (!old) return null
    await old.unsubscribe().catch(() => false)
    return (await worker?.pushManager.subscribe(options).catch(() => null)) ?? null
  }
}

/** The browser keeps its subscription: another person on this tablet may use it. */
async function turnOff(caller: Caller): Promise<NotificationsProblem | null> {
  return (await unsubscribe(caller)).type === 'ok' ? null : 'unreachable'
}
