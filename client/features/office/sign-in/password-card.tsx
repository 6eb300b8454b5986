import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { passwordLength } from '#shared/office/password-rules.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { PasswordField } from './password-field.tsx'
import { signInProblem } from './sign-in-problem.ts'
import { useProblemWords } from './use-problem-words.ts'

export function PasswordCard() {
  const t = useText(officeSignInTexts)
  const words = useProblemWords()
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isTried, setIsTried] = useState(false)
  const change = useMutation({
    mutationFn: () =>
      officeCall({ path: '/password', body: { current, next }, reply: doneSchema }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      setIsTried(false)
      showSnackbar({ text: t('passwordSaved') })
      void client.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  const problem = change.error ? signInProblem(change.error) : null
  const length = passwordLength(next)
  const weakness = (isTried && length) || (problem?.type === 'weak' && problem.reason)
  const isWrong = problem?.type === 'wrong_login'

  function handleSave() {
    setIsTried(true)
    if (current && !length) change.mutate()
  }

  return (
    <Card title={t('changePassword')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          handleSave()
        }}
      >
        <PasswordField
          label={t('currentPassword')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          errorMessage={
            isWrong
              ? t('error.wrong_password')
              : isTried && !current
                ? t('error.required')
                : undefined
          }
        />
        <PasswordField
          label={t('newPassword')}
          description={t('passwordHint')}
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          errorMessage={weakness ? t(`weak.${weakness}`) : undefined}
        />
        <p role="alert" className="text-bad empty:hidden">
          {problem && !isWrong && problem.type !== 'weak' && words(problem)}
        </p>
        <Button type="submit" tone="primary" isBusy={change.isPending} className="self-end">
          {t('savePassword')}
        </Button>
      </form>
    </Card>
  )
}
