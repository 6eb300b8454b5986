import { Search } from 'lucide-react'
import { useId } from 'react'
import { complaintTexts } from '#client/locales/complaint.ts'
import { useText } from '#client/locales/use-text.ts'

type SearchBoxProps = { value: string; onChange: (query: string) => void }

export function SearchBox({ value, onChange }: SearchBoxProps) {
  const t = useText(complaintTexts)
  const id = useId()
  return (
    <div className="relative">
      <label htmlFor={id} className="sr-only">
        {t('search')}
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
        placeholder={t('searchHint')}
        autoComplete="off"
        className="min-h-12 w-full rounded-control border border-line bg-card ps-12 pe-4 placeholder:text-muted"
      />
    </div>
  )
}
