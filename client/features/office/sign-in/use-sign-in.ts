/** The steps into the office, in their order. What is typed stays in the step's own form. */
import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import {
  enrolTotpSchema,
  signedInReplySchema,
  stageReplySchema,
} from '#shared/office/session-protocol.ts'
import { officeCall } from '../office-call.ts'
import { type SignInProblem, signInProblem } from './sign-in-problem.ts'

export type Step =
  | { type: 'password' }
  | { type: 'invite'; token: string }
  | { type: 'code' }
  | { type: 'recovery' }
  | { type: 'enrol'; secret: string; uri: string }
  | { type: 'keep'; codes: readonly string[] }

type SignInOptions = {
  readonly first: Step
  readonly onBegun: () => void
  readonly onDone: () => void
}

export function useSignIn({ first, onBegun, onDone }: SignInOptions) {
  const [step, setStep] = useState<Step>(first)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem | null>(null)

  function goTo(next: Step) {
    setProblem(null)
    setStep(next)
  }

  async function attempt(work: () => Promise<void>) {
    if (isBusy) return
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      const why = signInProblem(error)
      // The first step was undone meanwhile: nothing but the password helps.
      if (why.type === 'signed_out') setStep({ type: 'password' })
      setProblem(why)
    }
    setIsBusy(false)
  }

  const finish = (path: '/session/totp' | '/session/recovery', code: string) =>
    attempt(async () => {
      const reply = signedInReplySchema
      const { recoveryCodes } = await officeCall({ path, body: { code }, reply })
      if (recoveryCodes) goTo({ type: 'keep', codes: recoveryCodes })
      else onDone()
    })

  return {
    ...{ step, isBusy, problem, goTo, finish, onDone },
    signIn: (email: string, password: string) =>
      attempt(async () => {
        const body = { email, password }
        const reply = await officeCall({ path: '/session', body, reply: stageReplySchema })
        onBegun()
        goTo(reply.stage === 'totp' ? { type: 'code' } : { ...reply, type: 'enrol' })
      }),
    accept: (token: string, email: string, password: string) =>
      attempt(async () => {
        const body = { token, email, password }
        const path = '/invites/accept'
        const { secret, uri } = await officeCall({ path, body, reply: enrolTotpSchema })
        onBegun()
        goTo({ type: 'enrol', secret, uri })
        // The link is used up: a reload asks for the password.
        navigate('/office', { replace: true })
      }),
  }
}

export type SignIn = ReturnType<typeof useSignIn>
