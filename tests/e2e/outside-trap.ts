/** Where requests to other machines end: a proxy that notes them and answers none. */
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Chromium asks these about itself, whatever page is open. */
const BROWSERS_OWN =
  /\b((update|content-autofill|optimizationguide-pa)\.googleapis|accounts\.google|redirector\.gvt1)\.com/

export type OutsideTrap = {
  readonly url: string
  /** First lines of what came, such as `CONNECT fonts.example:443 HTTP/1.1`. */
  readonly caught: string[]
  close(): Promise<void>
}

export async function startOutsideTrap(): Promise<OutsideTrap> {
  const caught: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', (bytes) => {
      const line = bytes.toString('latin1').split('\r\n')[0] ?? ''
      if (!BROWSERS_OWN.test(line)) caught.push(line)
      socket.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    caught,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
