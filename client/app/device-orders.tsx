import { useEffect } from 'react'
import { useSender } from '#client/data/sender-state.ts'
import { useDb } from '#client/data/use-db.ts'
import { useCredential } from '#client/data/use-device.ts'

const LOOK_MS = 3_000

/** Does what the office told this device; nobody has to be at it [AU-9]. */
export function DeviceOrders() {
  const db = useDb()
  const credential = useCredential()
  const order = useSender((s) => s.order)
  useEffect(() => {
    if (!order || !credential) return
    let isBusy = false
    const obey = async () => {
      if (isBusy) return
      isBusy = true
      const { obeyOrder } = await import('./obey-order.ts')
      // Not done yet, such as while something waits to be sent: looked at again.
      await obeyOrder({ order, db, credential }).catch(() => {})
      isBusy = false
    }
    void obey()
    const timer = setInterval(() => void obey(), LOOK_MS)
    return () => clearInterval(timer)
  }, [order, credential, db])
  return null
}
