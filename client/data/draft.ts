/**
 * A form that is being filled: kept in the database under the person who types, so that a
 * lock, a reload or the next person at the tablet takes nothing away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { LocalDb } from '#client/sync/local-db.ts'
import { useSession } from './session.ts'
import { useDb } from './use-db.ts'

const QUIET_MS = 300

export type FormDraft<T> = {
  readonly draft: T
  readonly setDraft: (change: (held: T) => T) => void
  /** After saving, or to throw it away. */
  readonly clearDraft: () => void
  /** Something was typed that is neither saved nor thrown away. */
  readonly isDirty: boolean
}

type Kept<T> = {
  readonly key: string
  readonly value: T | undefined
  /** Changed on this page: what storage says about it comes too late. */
  readonly isTouched: boolean
}

/** `empty`: what the form starts with; only its first value counts. */
export function useDraft<T>(name: string, empty: T): FormDraft<T> {
  const db = useDb()
  const personId = useSession((s) => s.personId)
  const key = `draft:${personId ?? 'device'}:${name}`
  const [first] = useState(empty)
  const [kept, setKept] = useState<Kept<T>>({ key, value: undefined, isTouched: false })
  const pen = useRef<Pen<T>>(null)
  pen.current ??= new Pen<T>(db)

  useEffect(() => {
    let isGone = false
    void db.meta.get(key).then((row) => {
      // What was typed or thrown away meanwhile is newer.
      const found = row?.value as T | undefined
      if (isGone || found === undefined) return
      setKept((now) => {
        const isTouched = now.key === key && now.isTouched
        return isTouched ? now : { key, value: found, isTouched: false }
      })
    })
    const write = () => pen.current?.flush()
    addEventListener('pagehide', write)
    return () => {
      isGone = true
      removeEventListener('pagehide', write)
      write()
    }
  }, [db, key])

  const value = kept.key === key ? kept.value : undefined
  const latest = useRef(value)
  latest.current = value
  const setDraft = useCallback(
    (change: (held: T) => T) => {
      const next = change(latest.current ?? first)
      latest.current = next
      setKept({ key, value: next, isTouched: true })
      pen.current?.note(key, next)
    },
    [key, first],
  )
  const clearDraft = useCallback(() => {
    latest.current = undefined
    setKept({ key, value: undefined, isTouched: true })
    pen.current?.note(key, undefined)
    pen.current?.flush()
  }, [key])
  return { draft: value ?? first, setDraft, clearDraft, isDirty: value !== undefined }
}

/** Writes the last state of a form once the typing rests. */
class Pen<T> {
  readonly #db: LocalDb
  #noted: { key: string; value: T | undefined } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(db: LocalDb) {
    this.#db = db
  }

  note(key: string, value: T | undefined): void {
    if (this.#noted && this.#noted.key !== key) this.flush()
    this.#noted = { key, value }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), QUIET_MS)
  }

  flush(): void {
    clearTimeout(this.#timer)
    const noted = this.#noted
    if (!noted) return
    this.#noted = null
    const { key, value } = noted
    // A draft that cannot be kept is still on the screen; the save itself will say so [O5].
    void writeDraft(this.#db, key, value).catch(() => {})
  }
}

async function writeDraft(db: LocalDb, key: string, value: unknown): Promise<void> {
  if (value === undefined) await db.meta.delete(key)
  else await db.meta.put({ key, value })
}
