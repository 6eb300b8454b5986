/** What the setup page asks, and what is wrong with an answer. */
import { PIN_PATTERN, type WeakPinReason, weakPin } from '#shared/people/pin-rules.ts'

export type SetupAnswers = {
  readonly tenantName: string
  readonly storeName: string
  readonly zone: string
  readonly opens: string
  readonly closes: string
  readonly adminName: string
  readonly pin: string
  readonly pinAgain: string
  readonly deviceName: string
}

export const EMPTY_ANSWERS: SetupAnswers = {
  tenantName: '',
  storeName: '',
  zone: 'Asia/Taipei',
  opens: '08:30',
  closes: '18:30',
  adminName: '',
  pin: '',
  pinAgain: '',
  deviceName: '',
}

type Problem =
  | 'error.required'
  | 'error.closesFirst'
  | 'error.pinLength'
  | 'error.pinDiffers'
  | `weak.${WeakPinReason}`

export type Problems = { readonly [Field in keyof SetupAnswers]?: Problem }

const NEEDED = [
  'tenantName',
  'storeName',
  'opens',
  'closes',
  'adminName',
  'deviceName',
] as const satisfies readonly (keyof SetupAnswers)[]

/** By field; empty when everything can be sent. */
export function setupProblems(answers: SetupAnswers): Problems {
  const problems: { -readonly [Field in keyof Problems]: Problem } = {}
  for (const field of NEEDED) {
    if (answers[field].trim() === '') problems[field] = 'error.required'
  }
  if (!problems.opens && !problems.closes && answers.opens >= answers.closes) {
    problems.closes = 'error.closesFirst'
  }
  const pinProblem = problemOfPin(answers.pin)
  if (pinProblem) problems.pin = pinProblem
  else if (answers.pinAgain !== answers.pin) problems.pinAgain = 'error.pinDiffers'
  return problems
}

function problemOfPin(pin: string): Problem | undefined {
  if (!PIN_PATTERN.test(pin)) return 'error.pinLength'
  const reason = weakPin(pin)
  return reason ? `weak.${reason}` : undefined
}
