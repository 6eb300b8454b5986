import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#client/ui/button.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import type { SignInProblem } from './sign-in-problem.ts'
import { useProblemWords } from './use-problem-words.ts'

type StepFormProps = {
  title: string
  lead?: string
  action: string
  isBusy: boolean
  problem: SignInProblem | null
  /** Where the general words do not fit this step. */
  problemText?: string | undefined
  onSubmit: () => void
  children: ReactNode
  /** Other ways, under the button. */
  footer?: ReactNode
}

/** One step: its first field has the focus, also again when something is wrong. */
export function StepForm(props: StepFormProps) {
  const { title, lead, action, isBusy, problem, problemText, onSubmit } = props
  const words = useProblemWords()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    if (!isBusy) focusFirst(form.current)
  }, [isBusy])
  return (
    <form
      ref={form}
      noValidate
      aria-label={title}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
        // A field that is wrong says so in this render; the focus goes there after it.
        requestAnimationFrame(() => focusFirst(form.current))
      }}
    >
      <div className="flex flex-col gap-2">
        <h1 className="text-figure font-semibold tracking-tight text-balance">{title}</h1>
        {lead && <p className="text-muted">{lead}</p>}
      </div>
      {props.children}
      <p role="alert" className="flex items-start gap-2 text-bad empty:hidden">
        {problem && (
          <>
            <StateShape shape="square" className="mt-1 size-5" />
            <span className="min-w-0">{problemText ?? words(problem)}</span>
          </>
        )}
      </p>
      <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy}>
        {action}
      </Button>
      {props.footer}
    </form>
  )
}

function focusFirst(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('input[aria-invalid]')
  const target = wrong ?? form?.querySelector<HTMLElement>('input')
  if (!form?.contains(document.activeElement) || wrong) target?.focus()
}
