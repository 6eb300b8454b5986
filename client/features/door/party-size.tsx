import { Minus, Plus } from 'lucide-react'
import { doorTexts } from '#client/locales/door.ts'
import { useText } from '#client/locales/use-text.ts'
import { classNames } from '#client/ui/class-names.ts'
import { IconButton } from '#client/ui/icon-button.tsx'

const FEW = [1, 2, 3] as const
const MANY = 4
/** The most `visit.headcount` takes. */
const MOST = 99

type PartySizeProps = {
  value: number
  onChange: (people: number) => void
  label?: string
  isLabelHidden?: boolean
}

/** 1, 2, 3 with one tap; from 4 on a small stepper opens beside. */
export function PartySize({
  value,
  onChange,
  label,
  isLabelHidden = false,
}: PartySizeProps) {
  const t = useText(doorTexts)
  const isMany = value >= MANY
  return (
    <fieldset className="min-w-0">
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 text-minor font-semibold'}>
        {label ?? t('party')}
      </legend>
      <div className="flex flex-wrap items-center gap-2">
        {FEW.map((people) => (
          <SizeButton
            key={people}
            label={t('partyOf', { count: people })}
            isChosen={value === people}
            onPress={() => onChange(people)}
          >
            {people}
          </SizeButton>
        ))}
        <SizeButton
          label={t('partyMore')}
          isChosen={isMany}
          onPress={() => !isMany && onChange(MANY)}
        >
          4+
        </SizeButton>
        {isMany && (
          <span className="flex items-center gap-1">
            <IconButton
              label={t('fewer')}
              icon={Minus}
              tone="outlined"
              onPress={() => onChange(value - 1)}
            />
            <output className="figures min-w-16 text-center text-row font-semibold">
              {t('partyOf', { count: value })}
            </output>
            <IconButton
              label={t('more')}
              icon={Plus}
              tone="outlined"
              isDisabled={value >= MOST}
              onPress={() => onChange(value + 1)}
            />
          </span>
        )}
      </div>
    </fieldset>
  )
}

type SizeButtonProps = {
  label: string
  isChosen: boolean
  onPress: () => void
  children: React.ReactNode
}

function SizeButton({ label, isChosen, onPress, children }: SizeButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isChosen}
      onClick={onPress}
      className={classNames(
        'figures min-h-12 min-w-14 rounded-control border px-4 text-row font-semibold transition active:scale-95',
        isChosen
          ? 'border-primary bg-primary-tint text-primary ring-1 ring-primary'
          : 'border-line bg-card hover:bg-surface',
      )}
    >
      {children}
    </button>
  )
}
