/** What this process has used so far: processor, memory, and bytes over its sockets. */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'

export type Usage = {
  readonly cpuMs: number
  readonly rssMb: number
  /** Over the sockets of its servers, headers included. */
  readonly bytesIn: number
  readonly bytesOut: number
  /** Requests begun. */
  readonly requests: number
}

const open = new Set<Socket>()
const closed = { bytesIn: 0, bytesOut: 0 }
let requests = 0

subscribe('net.server.socket', (message) => {
  const { socket } = message as { socket: Socket }
  open.add(socket)
  socket.once('close', () => {
    open.delete(socket)
    closed.bytesIn += socket.bytesRead
    closed.bytesOut += socket.bytesWritten
  })
})

subscribe('http.server.request.start', () => {
  requests++
})

export function usage(): Usage {
  const { user, system } = process.cpuUsage()
  let { bytesIn, bytesOut } = closed
  for (const socket of open) {
    bytesIn += socket.bytesRead
    bytesOut += socket.bytesWritten
  }
  const rssMb = process.memoryUsage.rss() / 2 ** 20
  return { cpuMs: (user + system) / 1000, rssMb, bytesIn, bytesOut, requests }
}

/** Both ways. */
export function bytesBetween(before: Usage, after: Usage): number {
  return after.bytesIn - before.bytesIn + after.bytesOut - before.bytesOut
}
