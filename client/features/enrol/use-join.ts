import { useState } from 'react'
import { canStore } from '#client/data/can-store.ts'
import { enrol } from '#client/data/identity-api.ts'
import { useDb } from '#client/data/use-db.ts'
import { useDevice, useEnrol } from '#client/data/use-device.ts'
import type { IdentityError } from '#shared/people/identity-protocol.ts'

export type JoinProblem =
  | { type: 'badCode' | 'noNetwork' | 'server' | 'notKept' | 'otherStore' }
  | { type: 'tooMany'; seconds: number }

/** Trades a code for a credential. A code the server never saw stays valid. */
export function useJoin() {
  const db = useDb()
  const keep = useEnrol()
  const before = useDevice()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<JoinProblem | null>(null)

  async function join(code: string, deviceName: string): Promise<void> {
    setIsBusy(true)
    setProblem(null)
    if (!(await canStore(db))) {
      setProblem({ type: 'notKept' })
      return setIsBusy(false)
    }
    const name = deviceName.trim()
    const answer = await enrol({ code, ...(name && { deviceName: name }) })
    if (answer.type === 'ok') {
      const { storeId } = answer.value.device
      // What this browser holds belongs to its store: two stores must never mix.
      if (before && before.storeId !== storeId) setProblem({ type: 'otherStore' })
      else await keep(answer.value).catch(() => setProblem({ type: 'notKept' }))
    } else {
      setProblem(
        answer.type === 'refused' ? problemOf(answer.error) : { type: 'noNetwork' },
      )
    }
    setIsBusy(false)
  }

  return { isBusy, problem, join }
}

function problemOf({ code, retryAfterMs = 0 }: IdentityError): JoinProblem {
  if (code === 'bad_code') return { type: 'badCode' }
  if (code !== 'too_many') return { type: 'server' }
  return { type: 'tooMany', seconds: Math.ceil(retryAfterMs / 1_000) }
}
