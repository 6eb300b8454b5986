type TickProps = { label: string; isOn: boolean; onChange: (on: boolean) => void }

/** One thing that is so or is not. */
export function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className="flex min-h-12 items-center gap-3">
      <input
        type="checkbox"
        className="size-6"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}
