import { officeSignInTexts } from '#client/locales/office-sign-in.ts'
import { useText } from '#client/locales/use-text.ts'
import type { SignInProblem } from './sign-in-problem.ts'

export function useProblemWords(): (problem: SignInProblem) => string {
  const t = useText(officeSignInTexts)
  return (problem) => {
    switch (problem.type) {
      case 'weak':
        return t(`weak.${problem.reason}`)
      case 'too_many':
        return t('error.too_many', { minutes: problem.minutes })
      default:
        return t(`error.${problem.type}`)
    }
  }
}
