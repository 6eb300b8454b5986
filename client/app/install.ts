/** Whether the app is, or can be, on the home screen, and whether the browser keeps its data. */
import { create } from 'zustand'

/** Chromium only; the DOM types leave it out. */
type InstallOffer = Event & {
  prompt(): Promise<void>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

type Install = {
  /** How one installs here: by our button, by Safari's menu, by the browser's, or done. */
  way: 'button' | 'ios' | 'menu' | 'done'
  /** null while the browser has not answered. */
  isKept: boolean | null
}

export const useInstall = create<Install>(() => ({ way: 'menu', isKept: null }))

let offer: InstallOffer | null = null

/** Call once, early: the offer comes when it likes and only once. */
export function watchInstall(): void {
  useInstall.setState({ way: isInstalled() ? 'done' : isAppleTablet() ? 'ios' : 'menu' })
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as InstallOffer
    useInstall.setState({ way: 'button' })
  })
  addEventListener('appinstalled', () => {
    offer = null
    useInstall.setState({ way: 'done' })
  })
  void navigator.storage?.persisted?.().then((isKept) => useInstall.setState({ isKept }))
}

export async function install(): Promise<void> {
  await offer?.prompt()
  const choice = await offer?.userChoice
  // An offer counts once, whatever was answered.
  offer = null
  useInstall.setState({ way: choice?.outcome === 'accepted' ? 'done' : 'menu' })
}

/** Asks the browser not to clear our data by itself; shows whatever it answers. */
export async function askToKeep(): Promise<void> {
  const isKept = (await navigator.storage?.persist?.()) ?? false
  useInstall.setState({ isKept })
}

function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    (navigator as { standalone?: boolean }).standalone === true
  )
}

/** An iPad calls itself a Mac; no Mac has several touch points. */
function isAppleTablet(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return (
    /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  )
}
