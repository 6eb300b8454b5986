import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useText } from '#client/locales/use-text.ts'
import { Chip, Chips } from '#client/ui/chip.tsx'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { COMPLAINT_LEVELS, type ComplaintLevel } from '#shared/complaint/complaint.ts'
import { learnedOf } from '#shared/complaint/complaint-clock.ts'
import { levelRule } from '#shared/complaint/complaint-level.ts'
import type { LevelAdvice } from '#shared/complaint/level-advice.ts'
import { Attention } from './attention.tsx'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import { usePanelDraft } from './use-panel-draft.ts'

const REASONS = [
  'other_department',
  'over_limit',
  'publicity',
  'safety',
  'authority',
] as const

type Answer = { level: ComplaintLevel | null; why: string }

/** Another level needs its reason; it says who has it from now on and who hears of it. */
export function LevelPanel({
  advice,
  ...props
}: CaseProps & { advice: LevelAdvice | null }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const { complaint } = props.view
  const { clock } = props.view
  const rules = { book: clock.book, at: learnedOf(clock) }
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'level', {
    level: advice?.level ?? null,
    why: advice ? c(`advice.${advice.why}`) : '',
  })
  const { level, why } = draft
  const isSame = level === complaint.level
  const tell = level === null || isSame ? [] : levelRule(level, rules).tell
  function handleSave() {
    if (level === null) return
    props.record(
      [{ step: 'level', fromLevel: complaint.level, toLevel: level, note: why.trim() }],
      { level },
      clear,
    )
  }
  return (
    <SavePanel
      title={c('levelTitle')}
      saveLabel={c('levelSave')}
      isBusy={props.isBusy}
      isIncomplete={level === null || isSame || why.trim() === ''}
      onSave={handleSave}
      onCancel={cancel}
    >
      <RadioTiles
        label={t('level')}
        isLabelHidden
        options={COMPLAINT_LEVELS.map((value) => ({
          value,
          label: t(`level.${value}`),
          description: c(`levelWhen.${value}`),
        }))}
        value={level}
        onChange={(value) => change({ level: value })}
      />
      <Chips label={c('levelWhy')}>
        {REASONS.map((reason) => {
          const words = c(`levelReason.${reason}`)
          return (
            <Chip
              key={reason}
              isChosen={why === words}
              onPress={() => change({ why: words })}
            >
              {words}
            </Chip>
          )
        })}
      </Chips>
      <TextField
        label={c('levelWhyOwn')}
        value={why}
        onChange={(words) => change({ why: words })}
        maxLength={400}
      />
      {tell.length > 0 && (
        <Attention>
          {c('tellNow', { who: tell.map((who) => c(`tell.${who}`)).join('、') })}
        </Attention>
      )}
    </SavePanel>
  )
}
