import { Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { hideSnackbar, useSnack } from './snackbar-state.ts'

const SHOWN_MS = 8_000

/** Where `showSnackbar` appears: at most one, for 8 s, longer while touched or focused. */
export function SnackbarRegion({ label }: { label: string }) {
  const shown = useSnack((s) => s.shown)
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    if (!shown || isHeld) return
    const timer = setTimeout(hideSnackbar, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown, isHeld])

  function undo() {
    setIsHeld(false)
    hideSnackbar()
    shown?.undo?.onUndo()
  }

  return (
    <section aria-label={label} className="pointer-events-none">
      {/* The status stays in the page: a region that arrives with its text is not read. */}
      <div
        role="status"
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
      >
        {shown && (
          <div
            key={shown.id}
            className="dialog-motion pointer-events-auto inline-flex min-h-14 max-w-full items-center gap-3 rounded-control bg-text py-1 ps-5 pe-2 text-canvas shadow-lift"
          >
            <span className="py-2">{shown.text}</span>
            {shown.undo ? (
              <button
                type="button"
                onClick={undo}
                className="inline-flex min-h-12 min-w-12 shrink-0 items-center gap-2 rounded-small px-3 font-semibold underline underline-offset-4"
              >
                <Undo2 className="size-5" aria-hidden />
                {shown.undo.label}
              </button>
            ) : (
              <span className="w-3" />
            )}
          </div>
        )}
      </div>
    </section>
  )
}
