import { useId } from 'react'
import { classNames } from './class-names.ts'
import type { Icon } from './icon.ts'

export type TileOption<Value extends string | number> = {
  value: Value
  label: string
  description?: string
  icon?: Icon
  isDisabled?: boolean
}

export type RadioTilesProps<Value extends string | number> = {
  label: string
  isLabelHidden?: boolean
  options: readonly TileOption<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  columns?: 1 | 2 | 3 | 4
  errorMessage?: string | undefined
}

const COLUMNS = {
  1: 'grid-cols-1',
  2: 'grid-cols-2',
  3: 'grid-cols-2 rail:grid-cols-3',
  4: 'grid-cols-2 rail:grid-cols-4',
} as const

/** One answer of a few, 64 px high. Chosen shows as fill, edge and a dot, not colour alone. */
export function RadioTiles<Value extends string | number>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  columns = 2,
  errorMessage,
}: RadioTilesProps<Value>) {
  const name = useId()
  return (
    <fieldset
      aria-describedby={errorMessage ? `${name}-error` : undefined}
      className="flex min-w-0 flex-col"
    >
      <legend className={isLabelHidden ? 'sr-only' : 'mb-1.5 text-minor font-semibold'}>
        {label}
      </legend>
      <div className={classNames('grid gap-2', COLUMNS[columns])}>
        {options.map(({ icon: Icon, ...option }) => (
          <label
            key={option.value}
            className={classNames(
              'relative flex min-h-16 cursor-pointer select-none items-center gap-3 rounded-control',
              'border border-line bg-card px-4 py-2 transition active:scale-98',
              'has-checked:border-primary has-checked:bg-primary-tint has-checked:ring-1',
              'has-checked:ring-primary has-focus-visible:outline-3 has-focus-visible:outline-focus',
              'has-focus-visible:outline-offset-2 has-disabled:opacity-45',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
              className="peer absolute -inset-px cursor-pointer appearance-none rounded-control outline-none"
            />
            <span
              aria-hidden="true"
              className="size-5 shrink-0 rounded-full border-2 border-line peer-checked:border-6 peer-checked:border-primary"
            />
            {Icon && <Icon className="size-6 shrink-0 text-muted" aria-hidden />}
            <span className="min-w-0">
              <span className="block font-semibold">{option.label}</span>
              {option.description && (
                <span className="block text-minor text-muted">{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {errorMessage && (
        <p id={`${name}-error`} className="mt-1.5 text-minor text-bad">
          {errorMessage}
        </p>
      )}
    </fieldset>
  )
}
