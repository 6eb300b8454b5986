import { ChevronLeft, ChevronRight } from 'lucide-react'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { IconButton } from '#client/ui/icon-button.tsx'
import { shiftDay } from '#shared/record/business-day.ts'

type DaySwitchProps = { day: string; today: string; onChange: (day: string) => void }

/** One day back, one forth, never beyond today. */
export function DaySwitch({ day, today, onChange }: DaySwitchProps) {
  const t = useText(trafficTexts)
  const format = useFormat()
  return (
    <div className="flex items-center gap-1">
      <IconButton
        label={t('prevDay')}
        icon={ChevronLeft}
        onPress={() => onChange(shiftDay(day, -1))}
      />
      <span
        aria-live="polite"
        className="figures min-w-24 text-center font-semibold text-text"
      >
        {format.day(day)}
      </span>
      <IconButton
        label={t('nextDay')}
        icon={ChevronRight}
        isDisabled={day >= today}
        onPress={() => onChange(shiftDay(day, 1))}
      />
      {day !== today && (
        <Button tone="quiet" onPress={() => onChange(today)}>
          {t('today')}
        </Button>
      )}
    </div>
  )
}
