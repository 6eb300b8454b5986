import { type DefaultError, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FreshDialog } from './fresh-dialog.tsx'
import { problemCode } from './office-problem.ts'

type ActOptions<Input, Reply> = {
  readonly act: (input: Input) => Promise<Reply>
  readonly onDone?: (reply: Reply, input: Input) => void
  /** Where nobody looks at the form any more. */
  readonly onFailed?: (error: DefaultError) => void
  /** Lists that show it. */
  readonly changes: readonly string[]
}

export type Act<Input> = {
  run: (input: Input) => void
  isBusy: boolean
  /** Why it was not done; null while proof is asked for. */
  error: DefaultError | null
  reset: () => void
  /** The question for fresh proof, to be put into the page. */
  proof: ReactNode
}

/** Something done on the server; where it wants fresh proof that is asked for, then done. */
export function useAct<Input, Reply>(options: ActOptions<Input, Reply>): Act<Input> {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: options.act,
    onSuccess: (reply, input) => {
      for (const name of options.changes) {
        void client.invalidateQueries({ queryKey: [name] })
      }
      options.onDone?.(reply, input)
    },
    ...(options.onFailed ? { onError: options.onFailed } : {}),
  })
  const { variables, error, reset } = mutation
  const isAsked = problemCode(error) === 'reauth_required' && variables !== undefined
  return {
    run: mutation.mutate,
    isBusy: mutation.isPending,
    error: isAsked ? null : error,
    reset,
    proof: isAsked && (
      <FreshDialog onProved={() => mutation.mutate(variables)} onClose={reset} />
    ),
  }
}
