import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { DoorHeader } from '#client/people/door-header.tsx'
import { CodeStep } from './code-step.tsx'
import { EnrolStep } from './enrol-step.tsx'
import { InviteStep } from './invite-step.tsx'
import { inviteToken } from './invite-token.ts'
import { KeepCodes } from './keep-codes.tsx'
import { PasswordStep } from './password-step.tsx'
import { RecoveryStep } from './recovery-step.tsx'
import { type SignIn, useSignIn } from './use-sign-in.ts'

export type OfficeSignInProps = {
  /** A step was taken: whatever session was known is no longer true. */
  onBegun: () => void
  /** Somebody is in. */
  onDone: () => void
}

/** From nobody, or from an invite, to somebody who is in: one step after the other. */
export function OfficeSignIn({ onBegun, onDone }: OfficeSignInProps) {
  const t = useText(officeSignInTexts)
  const token = inviteToken(location)
  const first = token
    ? ({ type: 'invite', token } as const)
    : ({ type: 'password' } as const)
  const signIn = useSignIn({ first, onBegun, onDone })
  return (
    <main className="flex min-h-dvh flex-col px-4 py-6 rail:px-8 rail:py-10">
      <div className="mx-auto flex w-full max-w-md flex-1 flex-col gap-8">
        <DoorHeader languageLabel={t('language')} />
        {/* Over plain HTTP the browser takes no cookie of ours, whatever is typed. */}
        {window.isSecureContext === false ? <Insecure /> : <CurrentStep {...signIn} />}
      </div>
    </main>
  )
}

function CurrentStep(signIn: SignIn) {
  const t = useText(officeSignInTexts)
  const { step } = signIn
  switch (step.type) {
    case 'password':
      return <PasswordStep {...signIn} />
    case 'invite':
      return <InviteStep {...signIn} token={step.token} />
    case 'code':
      return <CodeStep {...signIn} />
    case 'recovery':
      return <RecoveryStep {...signIn} />
    case 'enrol':
      return <EnrolStep {...signIn} secret={step.secret} uri={step.uri} />
    case 'keep':
      return (
        <KeepCodes codes={step.codes} doneLabel={t('codesDone')} onDone={signIn.onDone} />
      )
  }
}

function Insecure() {
  const t = useText(officeSignInTexts)
  return (
    <div className="flex flex-col gap-2">
      <h1 className="text-figure font-semibold tracking-tight">{t('insecureTitle')}</h1>
      <p className="text-muted">{t('insecureText')}</p>
    </div>
  )
}
