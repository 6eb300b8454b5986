import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { templatesTexts } from '#client/locales/office-templates.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { ROW_CLASS } from '../row-list.tsx'
import { RowFields } from './row-fields.tsx'
import { type Body, movedRows, newRow, type Row, rowId, rowWords } from './template-rows.ts'

type RowsEditorProps = {
  rows: readonly Row[]
  body: Body
  usedIds: readonly string[]
  /** The row that keeps it from being published. */
  wrongId?: string | undefined
  onChange: (rows: readonly Row[]) => void
}

/** Every row in its order: Alt with the arrows moves it, Enter opens it. */
export function RowsEditor({ rows, body, usedIds, wrongId, onChange }: RowsEditorProps) {
  const s = useText(templatesTexts)
  const language = useLanguage()
  const [open, setOpen] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)

  function focusRow(id: string) {
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus(),
    )
  }

  function handleMove(at: number, by: -1 | 1) {
    const row = rows[at]
    const moved = movedRows(rows, at, by)
    if (!row || moved === rows) return
    onChange(moved)
    focusRow(rowId(row))
  }

  function handleRemove(at: number) {
    onChange(rows.filter((_, i) => i !== at))
    const next = rows[at + 1] ?? rows[at - 1]
    if (next) focusRow(rowId(next))
  }

  function handleAdd() {
    const row = newRow(rows, body, usedIds)
    onChange([...rows, row])
    setOpen(rowId(row))
    focusRow(rowId(row))
  }

  function handleKey(event: KeyboardEvent, at: number) {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const } : {}
    const step = by[event.key as keyof typeof by]
    if (step === undefined) return
    event.preventDefault()
    handleMove(at, step)
  }

  return (
    <section aria-label={s('rows')} className="flex flex-col gap-4">
      <p className="text-minor text-muted">{s('rows.hint')}</p>
      <ol
        ref={list}
        className="overflow-hidden rounded-card border border-hairline bg-card shadow-lift [&>li+li]:border-t [&>li]:border-hairline"
      >
        {rows.map((row, at) => {
          const id = rowId(row)
          const isOpen = open === id
          const name = rowWords(row)[language] || s('rows.blank')
          return (
            <li key={id} className={id === wrongId ? 'bg-bad-tint' : undefined}>
              <div className="flex items-center gap-1 pe-3">
                <button
                  type="button"
                  data-row
                  data-id={id}
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : id)}
                  onKeyDown={(event) => handleKey(event, at)}
                  className={`${ROW_CLASS} min-h-12 min-w-0`}
                >
                  <span className="figures min-w-16 text-minor text-muted">{id}</span>
                  <span className="min-w-0 flex-1">{name}</span>
                </button>
                <IconButton
                  icon={ArrowUp}
                  label={s('rows.up', { id })}
                  isDisabled={at === 0}
                  onPress={() => handleMove(at, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={s('rows.down', { id })}
                  isDisabled={at === rows.length - 1}
                  onPress={() => handleMove(at, 1)}
                />
                <IconButton
                  icon={Trash2}
                  label={s('rows.remove', { id })}
                  onPress={() => handleRemove(at)}
                />
              </div>
              {isOpen && (
                <div className="px-5 pb-5">
                  <RowFields
                    row={row}
                    body={body}
                    onChange={(to) => onChange(rows.map((one, i) => (i === at ? to : one)))}
                  />
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <div>
        <Button icon={Plus} onPress={handleAdd}>
          {s('rows.add')}
        </Button>
      </div>
    </section>
  )
}
