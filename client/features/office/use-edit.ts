import { useState } from 'react'
import { differsNow } from './differs-note.tsx'
import { type Act, useAct } from './use-act.tsx'

type Values = Readonly<Record<string, unknown>>
type EditInput = { readonly seen: Values; readonly set: Values }

type EditOptions = {
  /** What the form began with. */
  readonly before: Values
  readonly save: (input: EditInput) => Promise<unknown>
  readonly changes: readonly string[]
  readonly onDone: () => void
}

export type Edit = {
  readonly act: Act<EditInput>
  /** What the server holds of the fields by now; null while nobody was in between. */
  readonly now: Values | null
  saveFrom(values: Values): void
  /** Saves what was typed over what came between. */
  saveOver(values: Values): void
}

/** Sends what was changed, with what was seen: whoever came between is not overwritten unseen. */
export function useEdit({ before, save, changes, onDone }: EditOptions): Edit {
  const [seen, setSeen] = useState(before)
  const act = useAct({ act: save, changes, onDone })
  const now = differsNow(act.error)
  const send = (held: Values, values: Values) => {
    const set = Object.fromEntries(
      Object.entries(values).filter(([name, value]) => !isSame(value, held[name])),
    )
    if (Object.keys(set).length === 0) return onDone()
    act.run({ seen: pick(held, Object.keys(set)), set })
  }
  return {
    act,
    now,
    saveFrom: (values) => send(seen, values),
    saveOver(values) {
      const held = { ...seen, ...now }
      setSeen(held)
      send(held, values)
    },
  }
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
