import { useState } from 'react'
import type { SetupAnswers } from './setup-answers.ts'

export function useSetUp(_input: { token: string; onLinkBroken: () => void }): {
  isBusy: boolean
  failure: string | null
  send: (answers: SetupAnswers) => Promise<void>
} {
  const [isBusy] = useState(false)
  return { isBusy, failure: null, send: async () => {} }
}
