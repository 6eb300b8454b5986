/** A process of the bench and how it is asked: one message there, one back. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

type Verbs = Record<string, (input: never) => unknown>
type Request = { readonly id: number; readonly verb: string; readonly input: unknown }
type Reply = { readonly id: number; readonly value?: unknown; readonly error?: string }

export type Child<V extends Verbs> = {
  readonly pid: number
  ask<K extends keyof V & string>(
    verb: K,
    ...input: Parameters<V[K]>
  ): Promise<Awaited<ReturnType<V[K]>>>
  stop(): Promise<void>
}

const STOP_MS = 5_000

/** Resolves once the child says it is ready. `execArgv` comes before the loader. */
export async function startChild<V extends Verbs>(
  script: URL,
  { env, execArgv = [] }: { env: Record<string, string>; execArgv?: readonly string[] },
): Promise<Child<V>> {
  const child = fork(fileURLToPath(script), [], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: [...execArgv, '--import', 'tsx'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  let asked = 0
  const died = once(child, 'exit').then(([code]) => {
    const error = `${script.pathname.split('/').at(-1)} ended with ${code}`
    for (const [id, settle] of waiting) settle({ id, error })
    return error
  })
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const ask = async (verb: string, input?: unknown) => {
    const id = asked++
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve)
      if (!child.connected) resolve({ id, error: 'the process is gone' })
      else child.send({ id, verb, input } satisfies Request)
    })
    if (reply.error !== undefined) throw new Error(reply.error)
    return reply.value
  }
  await ask('ready')
  return {
    pid: child.pid as number,
    ask: ask as Child<V>['ask'],
    async stop() {
      if (!child.connected) return
      child.disconnect()
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await died
      clearTimeout(late)
    },
  }
}

/** In the child: answers until the parent is gone, then runs `close` and ends. */
export function answerParent(verbs: Verbs, close: () => Promise<void>): void {
  process.on('message', async ({ id, verb, input }: Request) => {
    try {
      const value = verb === 'ready' ? null : await verbs[verb]?.(input as never)
      process.send?.({ id, value } satisfies Reply)
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      process.send?.({ id, error: text } satisfies Reply)
    }
  })
  process.on('disconnect', () => {
    void close().finally(() => process.exit(0))
  })
  // Ctrl-C reaches every process of the terminal; the parent tells when to end.
  process.on('SIGINT', () => {})
}
