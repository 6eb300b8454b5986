/** A complaint falls due while nobody looks: what the browser shows, and where a tap leads. */
import { expect, type Page, type Worker } from '@playwright/test'
import { signIn } from './floor-jobs.ts'
import { ADMIN, test } from './shop.ts'

const MESSAGE = {
  ...{ type: 'told', level: 2, number: 'C-1123-XYZ', language: 'zh-Hant' },
  ...{ id: 'complaint-1:told:2:0', complaintId: 'complaint-1' },
}

test('a push is shown once, without a name, and its tap opens the complaint', async ({
  shop,
}) => {
  const { page, context } = await shop.newTablet('門口平板 A')
  await context.grantPermissions(['notifications'])
  await signIn(page, ADMIN)
  const worker =
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))

  await deliver(page, JSON.stringify(MESSAGE))
  await deliver(page, JSON.stringify(MESSAGE))
  await expect.poll(() => shown(worker)).toEqual(['投訴 C-1123-XYZ：將到期，請經理介入'])
  // Whatever it is that comes, something is shown: browsers insist.
  await deliver(page, 'no JSON at all')
  await expect.poll(async () => (await shown(worker)).length).toBe(2)

  await tap(worker, MESSAGE.id)
  await expect(page).toHaveURL(/\/complaints\/complaint-1$/)
  await expect.poll(async () => (await shown(worker)).length).toBe(1)
})

/** As the browser does it when its push service has something. */
async function deliver(page: Page, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations
      if (registration) resolve(registration.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  await session.send('ServiceWorker.deliverPushMessage', {
    ...{ origin, data, registrationId: await found },
  })
  await session.detach()
}

/** What of the worker's scope is used here; its types are those of no page. */
type Scope = {
  registration: { getNotifications(): Promise<readonly Notification[]> }
  dispatchEvent(event: Event): boolean
  NotificationEvent: new (type: string, init: { notification: Notification }) => Event
}

function shown(worker: Worker): Promise<string[]> {
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as Scope
    return (await scope.registration.getNotifications()).map((notice) => notice.title)
  })
}

function tap(worker: Worker, tag: string): Promise<void> {
  return worker.evaluate(async (tag) => {
    const scope = globalThis as unknown as Scope
    const notices = await scope.registration.getNotifications()
    const notification = notices.find((notice) => notice.tag === tag)
    if (!notification) throw new Error('there is no such notice')
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
  }, tag)
}
