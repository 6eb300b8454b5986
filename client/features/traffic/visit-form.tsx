import { Check, LogOut } from 'lucide-react'
import { serverNow } from '#client/data/server-now.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { SavedText } from '#client/people/saved-text.tsx'
import type { People } from '#client/people/use-people.ts'
import { Button } from '#client/ui/button.tsx'
import { Chip } from '#client/ui/chip.tsx'
import { LEVELS_AT_LEAVING } from '#shared/visit/levels.ts'
import type { Visit } from '#shared/visit/visit.ts'
import { hadDrive, type VisitGap } from '#shared/visit/visit-gaps.ts'
import {
  NO_DRIVE_REASONS,
  VISIT_KINDS,
  VISIT_ORDERS,
  VISIT_STEPS,
  type VisitStep,
} from '#shared/visit/visit-values.ts'
import { ChipField, ChoiceChips, optionsOf } from './choice-chips.tsx'
import { hostOptions } from './host-options.ts'
import { KeptFields } from './kept-fields.tsx'
import { useNames } from './use-names.ts'

export type VisitFormProps = {
  visit: Visit & { readonly id: string }
  zone: string
  people: People
  gaps: ReadonlySet<VisitGap>
  set: (fields: Partial<Visit>) => void
}

const SIZES = [1, 2, 3, 4, 5] as const

/** The consultant's short form: chips, and nothing to type but name and phone. */
export function VisitForm(form: VisitFormProps) {
  const { visit, people, gaps, set } = form
  const t = useText(trafficTexts)
  const names = useNames()
  const isCar = visit.visitKind === 'new_car'
  const needsReason = isCar && visit.visitOrder === 'first' && !hadDrive(visit)
  return (
    <>
      <ChoiceChips
        label={t('consultant')}
        isMissing={gaps.has('consultant')}
        options={hostOptions(people.staff)}
        value={visit.consultantId}
        onChange={(consultantId) => set({ consultantId })}
      />
      <ChoiceChips
        label={t('visitKind')}
        options={optionsOf(VISIT_KINDS, (kind) => t(`kind.${kind}`))}
        value={visit.visitKind}
        onChange={(visitKind) => visitKind && set({ visitKind })}
      />
      {isCar && (
        <ChoiceChips
          label={t('visitOrder')}
          isMissing={gaps.has('order')}
          options={optionsOf(VISIT_ORDERS, (order) => t(`order.${order}`))}
          value={visit.visitOrder}
          onChange={(visitOrder) => visitOrder && set({ visitOrder })}
        />
      )}
      <ChipField label={t('headcount')}>
        {[...SIZES, ...(visit.headcount > SIZES.length ? [visit.headcount] : [])].map(
          (n) => (
            <Chip
              key={n}
              isChosen={visit.headcount === n}
              onPress={() => set({ headcount: n })}
            >
              {n}
            </Chip>
          ),
        )}
        <Chip isChosen={false} onPress={() => set({ headcount: visit.headcount + 1 })}>
          {t('morePeople')}
        </Chip>
      </ChipField>
      <Leaving {...form} />
      {isCar && (
        <>
          <KeptFields {...form} />
          <Steps steps={visit.steps ?? []} onChange={(steps) => set({ steps })} />
          {needsReason && (
            <ChoiceChips
              label={t('noTestDriveReason')}
              isMissing={gaps.has('noTestDriveReason')}
              options={optionsOf(NO_DRIVE_REASONS, (why) => t(`noDrive.${why}`))}
              value={visit.noTestDriveReason}
              onChange={(noTestDriveReason) => set({ noTestDriveReason })}
            />
          )}
          <ChoiceChips
            label={t('levelAtLeave')}
            options={optionsOf(LEVELS_AT_LEAVING, (level) => names.level(level))}
            value={LEVELS_AT_LEAVING.find((level) => level === visit.levelAtLeave)}
            onChange={(levelAtLeave) => set({ levelAtLeave })}
          />
          <Dms {...form} />
        </>
      )}
    </>
  )
}

function Leaving({ visit, zone, set }: VisitFormProps) {
  const t = useText(trafficTexts)
  const format = useFormat()
  const leftAt = visit.leaveAt
  return (
    <ChipField label={t('leaveAt')}>
      {typeof leftAt === 'number' ? (
        <Chip isChosen onPress={() => set({ leaveAt: null })}>
          {t('leftAt', { time: format.time(leftAt, zone) })}
        </Chip>
      ) : (
        <Button icon={LogOut} onPress={() => set({ leaveAt: serverNow() })}>
          {t('leaveNow')}
        </Button>
      )}
    </ChipField>
  )
}

type StepsProps = { steps: readonly VisitStep[]; onChange: (steps: VisitStep[]) => void }

function Steps({ steps, onChange }: StepsProps) {
  const t = useText(trafficTexts)
  return (
    <ChipField label={t('steps')}>
      {VISIT_STEPS.map((step) => {
        const isDone = steps.includes(step)
        return (
          <Chip
            key={step}
            isChosen={isDone}
            onPress={() =>
              onChange(
                VISIT_STEPS.filter((s) => (s === step ? !isDone : steps.includes(s))),
              )
            }
          >
            {t(`step.${step}`)}
          </Chip>
        )
      })}
    </ChipField>
  )
}

function Dms({ visit, zone, set }: VisitFormProps) {
  const t = useText(trafficTexts)
  const format = useFormat()
  const at = visit.dmsEnteredAt
  return (
    <>
      <ChipField label={t('dms')}>
        {visit.dmsEntered ? (
          <Chip isChosen onPress={() => set({ dmsEntered: false, dmsEnteredAt: null })}>
            {typeof at === 'number'
              ? t('dmsEnteredAt', { time: format.time(at, zone) })
              : t('dmsEnter')}
          </Chip>
        ) : (
          <Button
            icon={Check}
            onPress={() => set({ dmsEntered: true, dmsEnteredAt: serverNow() })}
          >
            {t('dmsEnter')}
          </Button>
        )}
      </ChipField>
      {visit.dmsEntered && (
        <SavedText
          draftKey={`visit ${visit.id} dmsRef`}
          label={t('dmsRef')}
          optionalLabel={t('optional')}
          value={visit.dmsRef}
          onSave={(dmsRef) => set({ dmsRef })}
          maxLength={40}
        />
      )}
    </>
  )
}
