import type { ReactNode } from 'react'

type PaneProps = {
  label: string
  children: ReactNode
  /** Stays in sight under the thumb: the next step, the save button. */
  footer: ReactNode
  /** Holds fields. Its button saves it, never the Enter of a field half-way down. */
  isForm?: boolean
}

const PLACE =
  'flex flex-col rounded-card border border-hairline bg-card shadow-lift pair:absolute pair:inset-0'

/** The right half: scrolls by itself beside the list, with the page where it stands alone. */
export function Pane({ label, children, footer, isForm = false }: PaneProps) {
  const content = (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-5 p-5 pair:overflow-y-auto pair:overscroll-contain">
        {children}
      </div>
      <div className="sticky -bottom-6 z-2 max-h-[80dvh] shrink-0 overflow-y-auto rounded-b-card border-hairline border-t bg-card px-5 py-3 pair:static pair:max-h-[80%]">
        {footer}
      </div>
    </>
  )
  return (
    <div className="relative h-full">
      {isForm ? (
        <form
          aria-label={label}
          className={PLACE}
          onSubmit={(event) => event.preventDefault()}
        >
          {content}
        </form>
      ) : (
        <article aria-label={label} className={PLACE}>
          {content}
        </article>
      )}
    </div>
  )
}
