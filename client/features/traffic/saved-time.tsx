import { useState } from 'react'
import { TextField } from '#client/ui/text-field.tsx'
import { instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'

/** Earlier hours belong to the night after the business day. */
const DAY_START_HOUR = 4

type SavedTimeProps = {
  label: string
  /** Business day the time is of. */
  day: string
  zone: string
  /** ms. */
  value: number | null | undefined
  /** Null = may be saved; else what to do about it. */
  check?: (at: number) => string | null
  onSave: (at: number | null) => void
}

/** A time of day; saves when it is left. */
export function SavedTime({ label, day, zone, value, check, onSave }: SavedTimeProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const saved = typeof value === 'number' ? clockOf(value, zone) : ''
  const at = instantOf(typed ?? '', day, zone)
  const problem = typed !== null && at !== null ? (check?.(at) ?? null) : null

  function handleBlur() {
    if (typed === null || problem !== null) return
    if (typed !== saved) onSave(at)
    setTyped(null)
  }
  return (
    <TextField
      label={label}
      type="time"
      value={typed ?? saved}
      onChange={setTyped}
      onBlur={handleBlur}
      errorMessage={problem ?? undefined}
    />
  )
}

function clockOf(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone)
  return [hour, minute].map((n) => String(n).padStart(2, '0')).join(':')
}

function instantOf(clock: string, day: string, zone: string): number | null {
  const [hour, minute] = clock.split(':').map(Number)
  if (hour === undefined || minute === undefined) return null
  return instantAt(hour < DAY_START_HOUR ? shiftDay(day, 1) : day, hour, minute, zone)
}
