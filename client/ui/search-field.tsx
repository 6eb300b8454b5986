import { Search } from 'lucide-react'
import { useId } from 'react'

type SearchFieldProps = {
  label: string
  /** What can be looked for. */
  placeholder: string
  value: string
  onChange: (query: string) => void
}

/** The filter above a list; its label is heard, not seen. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const id = useId()
  return (
    <div className="relative">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        aria-hidden
        className="pointer-events-none absolute start-4 top-1/2 size-5 -translate-y-1/2 text-muted"
      />
      <input
        id={id}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        autoComplete="off"
        className="min-h-12 w-full rounded-control border border-line bg-card ps-12 pe-4 placeholder:text-muted"
      />
    </div>
  )
}
