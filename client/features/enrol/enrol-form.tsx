import { useState } from 'react'
import { enrolmentTexts } from '#client/locales/enrolment.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Card } from '#client/ui/card.tsx'
import { StateShape } from '#client/ui/state-shape.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { groupTyped, readTyped } from './typed-code.ts'
import { type JoinProblem, useJoin } from './use-join.ts'

/** The code, scanned or typed, and how this device is to be called. */
export function EnrolForm({ scanned }: { scanned: string | null }) {
  const t = useText(enrolmentTexts)
  const [typed, setTyped] = useState(() => groupTyped(scanned ?? '', ''))
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const { isBusy, problem, join } = useJoin()
  const words = useProblemWords()
  const read = readTyped(typed)

  const codeProblem =
    read.type === 'foreign'
      ? t('codeWrongLetter', { letter: read.letter })
      : read.type === 'tooLong'
        ? t('codeTooLong')
        : isTried && read.type === 'partial'
          ? t('codeLeft', { count: read.left })
          : undefined

  function handleSubmit() {
    setIsTried(true)
    if (read.type === 'complete') void join(read.code, name)
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
          {t('enrolTitle')}
        </h1>
        <p className="text-muted">{t('enrolLead')}</p>
      </div>
      <Card>
        <div className="flex flex-col gap-6">
          <TextField
            label={t('code')}
            description={
              scanned && read.type === 'complete' ? t('codeScanned') : t('codeHint')
            }
            value={typed}
            onChange={(value) => setTyped(groupTyped(value, typed))}
            placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
            lang="en"
            errorMessage={codeProblem}
            isRequired
          />
          <TextField
            label={t('deviceName')}
            optionalLabel={t('deviceNameOptional')}
            description={t('deviceNameHint')}
            value={name}
            onChange={setName}
            maxLength={60}
          />
        </div>
      </Card>
      <p role="alert" className="flex items-start gap-2 text-bad empty:hidden">
        {problem && (
          <>
            <StateShape shape="square" className="mt-1 size-5" />
            {words(problem)}
          </>
        )}
      </p>
      <Button type="submit" tone="primary" size="large" isWide isBusy={isBusy}>
        {t(isBusy ? 'joining' : 'join')}
      </Button>
    </form>
  )
}

function useProblemWords(): (problem: JoinProblem) => string {
  const t = useText(enrolmentTexts)
  return (problem) => {
    switch (problem.type) {
      case 'badCode':
        return t('error.badCode')
      case 'noNetwork':
        return t('error.noNetwork')
      case 'tooMany':
        return t('error.tooMany', { seconds: problem.seconds })
      case 'notKept':
        return t('error.notKept')
      case 'otherStore':
        return t('error.otherStore')
      case 'server':
        return t('error.server')
    }
  }
}
