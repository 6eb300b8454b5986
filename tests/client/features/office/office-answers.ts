/** A server of the office that answers what a test says, call by call, and tells what came. */
import { vi } from 'vitest'

type Call = { method: string; path: string; body: unknown; headers: Headers }
type Answer = { status: number; body: unknown } | 'unreachable'

export type OfficeAnswers = {
  readonly calls: Call[]
  /** The answers to `POST /session` and so on, each used once, the last one kept. */
  answer(route: string, ...answers: Answer[]): void
}

/** In place of `fetch` until `vi.unstubAllGlobals`. Nobody is signed in unless it is said. */
export function officeAnswers(): OfficeAnswers {
  const calls: Call[] = []
  const queues = new Map<string, Answer[]>()
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const path = url.replace('/office/v1', '')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    calls.push({ method, path, body, headers: new Headers(init.headers) })
    const queue = queues.get(`${method} ${path}`) ?? []
    const answer = queue.length > 1 ? queue.shift() : queue[0]
    if (answer === 'unreachable') throw new TypeError('no network')
    const other = path === '/session' ? refused(401, 'signed_out') : refused(503, 'busy')
    const { status, body: reply } = answer ?? other
    return Response.json(reply, { status })
  })
  return { calls, answer: (route, ...answers) => void queues.set(route, answers) }
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function refused(status: number, code: string, more: object = {}) {
  return { status, body: { code, message: 'for developers', ...more } }
}
