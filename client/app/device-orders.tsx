import { useEffect } from 'react'
import { useSender } from '#client/data/sender-state.ts'
import { useDb } from '#client/data/use-db.ts'
import { useCredential } from '#client/data/use-device.ts'

const LOOK_MS = 3_000
const RENEW_LOOK_MS = 60_000

/** Does what this device is told; nobody has to be at it [AU-2][AU-9]. */
export function DeviceOrders() {
  const db = useDb()
  const credential = useCredential()
  const order = useSender((s) => s.order)
  const isSignedOut = useSender((s) => s.isSignedOut)
  useEffect(() => {
    if (!order || !credential || order === 'locked') return
    const looks = order === 'renew' ? RENEW_LOOK_MS : LOOK_MS
    return again(looks, async () => {
      if (order === 'renew') {
        const { renewCredential } = await import('#client/data/renew-credential.ts')
        return await renewCredential(db, credential)
      }
      const { obeyOrder } = await import('./obey-order.ts')
      // Not done yet, such as while something waits to be sent: looked at again.
      await obeyOrder({ order, db, credential })
    })
  }, [order, credential, db])
  useEffect(() => {
    if (!isSignedOut || !credential || order === 'locked' || order === 'wipe') return
    return again(RENEW_LOOK_MS, async () => {
      const { recoverCredential } = await import('#client/data/renew-credential.ts')
      await recoverCredential(db, credential)
    })
  }, [isSignedOut, order, credential, db])
  // It was told to a credential that is over.
  useEffect(() => {
    if (!credential) return
    return () => useSender.setState({ order: null })
  }, [credential])
  return null
}

/** Now, and again every so often, never two at a time. */
function again(ms: number, work: () => Promise<unknown>): () => void {
  let isBusy = false
  const look = async () => {
    if (isBusy) return
    isBusy = true
    await work().catch(() => {})
    isBusy = false
  }
  void look()
  const timer = setInterval(() => void look(), ms)
  return () => clearInterval(timer)
}
