import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { templatesTexts } from '#client/locales/office-templates.ts'
import { useText } from '#client/locales/use-text.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { TOLD_ROLES } from '#shared/complaint/told-roles.ts'
import type { ComplaintLevelRow, ToldStep } from '#shared/levels/level-table.ts'
import type { Body } from './template-rows.ts'

type ComplaintEditorProps = { body: Body; onChange: (body: Body) => void }

const TIMES = ['ackMin', 'respondMin', 'handleMin'] as const

/** How fast each level goes, and who is told when how much is left. Minutes. */
export function ComplaintEditor({ body, onChange }: ComplaintEditorProps) {
  const s = useText(templatesTexts)
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const levels = (body.complaint ?? []) as readonly ComplaintLevelRow[]
  const steps = (body.steps ?? []) as readonly ToldStep[]
  const minutesOf = (typed: string) => Number(typed.replace(/\D/g, '').slice(0, 5))
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{s('levels')}</h3>
        {levels.map((row, at) => (
          <fieldset key={row.level} className="grid gap-4 rail:grid-cols-3">
            <legend className="pb-1 font-medium">
              {t(`level.${levelKey(row.level)}`)}
            </legend>
            {TIMES.map((name) => (
              <TextField
                key={name}
                label={s(name)}
                inputMode="numeric"
                value={String(row[name])}
                onChange={(typed) =>
                  onChange({
                    ...body,
                    complaint: levels.map((one, i) =>
                      i === at ? { ...one, [name]: minutesOf(typed) } : one,
                    ),
                  })
                }
              />
            ))}
          </fieldset>
        ))}
      </section>
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{s('steps')}</h3>
        <p className="text-minor text-muted">{s('steps.hint')}</p>
        {steps.map((step, at) => {
          const change = (to: ToldStep) =>
            onChange({ ...body, steps: steps.map((one, i) => (i === at ? to : one)) })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <div key={at} className="grid gap-4 rail:grid-cols-3">
              <Select
                label={s('step.role', { step: at + 1 })}
                value={step.role}
                onChange={(role) => change({ ...step, role })}
                options={TOLD_ROLES.map((r) => ({ value: r, label: c(`told.${r}`) }))}
              />
              <TextField
                label={s('step.left', { step: at + 1 })}
                inputMode="numeric"
                value={String(step.leftMin)}
                onChange={(typed) => change({ ...step, leftMin: minutesOf(typed) })}
              />
            </div>
          )
        })}
      </section>
    </div>
  )
}

function levelKey(level: number): 1 | 2 | 3 | 4 {
  return level === 1 || level === 2 || level === 3 ? level : 4
}
