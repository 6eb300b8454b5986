import { type ReactNode, useState } from 'react'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { useOpenForm } from '#client/ui/open-forms.ts'
import { Select } from '#client/ui/select.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import {
  EMPTY_ANSWERS,
  type Problems,
  type SetupAnswers,
  setupProblems,
} from './setup-answers.ts'
import { timeZones } from './time-zones.ts'
import { useSetUp } from './use-set-up.ts'

export type SetupFormProps = {
  token: string
  onLinkBroken: () => void
  onDone: () => void
}

/** Three short parts and one button. Wrong answers are named where they stand. */
export function SetupForm({ token, onLinkBroken, onDone }: SetupFormProps) {
  const t = useText(enrolmentTexts)
  const [answers, setAnswers] = useState(EMPTY_ANSWERS)
  const [isChecked, setIsChecked] = useState(false)
  const { isBusy, failure, send } = useSetUp({ token, onLinkBroken, onDone })
  useOpenForm(answers !== EMPTY_ANSWERS)

  const problems: Problems = setupProblems(answers)
  const hasProblems = Object.keys(problems).length > 0

  function field(name: keyof SetupAnswers) {
    // A weak PIN is said at its sixth digit; the rest once somebody pressed the button.
    const isTyped = name.startsWith('pin') && answers[name].length === 6
    const problem = isChecked || isTyped ? problems[name] : undefined
    return {
      label: t(name),
      value: answers[name],
      onChange: (value: string) => setAnswers((held) => ({ ...held, [name]: value })),
      errorMessage: problem && t(problem),
      isRequired: true,
    }
  }

  function handleSubmit() {
    setIsChecked(true)
    if (!hasProblems) void send(answers)
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        handleSubmit()
      }}
    >
      <div className="flex flex-col gap-2">
        <h1 className="text-figure font-semibold tracking-tight text-balance">
          {t('setupTitle')}
        </h1>
        <p className="text-muted">{t('setupLead')}</p>
      </div>
      <Part title={t('groupPart')}>
        <TextField
          {...field('tenantName')}
          description={t('tenantNameHint')}
          maxLength={80}
        />
        <TextField {...field('storeName')} maxLength={80} />
        <Select
          {...field('zone')}
          description={t('zoneHint')}
          options={timeZones().map((zone) => ({ value: zone, label: zone }))}
        />
        <div className="grid grid-cols-2 gap-4">
          <Select {...field('opens')} options={HALF_HOURS} />
          <Select {...field('closes')} options={HALF_HOURS} />
        </div>
      </Part>
      <Part title={t('adminPart')}>
        <TextField {...field('adminName')} autoComplete="name" maxLength={80} />
        <div className="grid gap-4 rail:grid-cols-2">
          <TextField {...field('pin')} {...PIN_FIELD} description={t('pinHint')} />
          <TextField {...field('pinAgain')} {...PIN_FIELD} />
        </div>
      </Part>
      <Part title={t('tabletPart')}>
        <TextField
          {...field('deviceName')}
          description={t('deviceNameHint')}
          maxLength={60}
        />
      </Part>
      <div className="flex flex-col gap-4">
        <p role="alert" className="flex items-start gap-2 text-bad empty:hidden">
          {(failure || (isChecked && hasProblems)) && (
            <>
              <StateShape shape="square" className="mt-1 size-5" />
              {failure ?? t('error.checkForm')}
            </>
          )}
        </p>
        <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy}>
          {isBusy ? t('creating') : t('create')}
        </Button>
      </div>
    </form>
  )
}

/** Chosen, not typed: a browser's own time field shows the hours its way, not the store's. */
const HALF_HOURS = Array.from({ length: 48 }, (_, i) => {
  const value = `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`
  return { value, label: value }
})

const PIN_FIELD = {
  type: 'password',
  inputMode: 'numeric',
  autoComplete: 'new-password',
  maxLength: 6,
} as const

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="flex flex-col gap-5">{children}</div>
    </Card>
  )
}
