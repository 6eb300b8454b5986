import { Delete } from 'lucide-react'
import { type KeyboardEvent, useId, useRef } from 'react'
import { classNames } from './class-names.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export type KeypadProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** How many digits; `onComplete` comes with the last one. */
  length: number
  onComplete?: (value: string) => void
  deleteLabel: string
  /** Shows dots instead of digits. */
  isSecret?: boolean
  /** Below the dots: "4 tries left". */
  message?: string | undefined
  isDisabled?: boolean
}

/** Digits in a fixed order, 72 px keys; a real keyboard works as well. */
export function Keypad({
  label,
  value,
  onChange,
  length,
  onComplete,
  deleteLabel,
  isSecret = true,
  message,
  isDisabled = false,
}: KeypadProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)

  function enter(next: string) {
    if (isDisabled) return
    const digits = next.replace(/\D/g, '').slice(0, length)
    if (digits === value) return
    onChange(digits)
    if (digits.length === length) onComplete?.(digits)
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.target === input.current || event.ctrlKey || event.metaKey) return
    if (/^\d$/.test(event.key)) enter(value + event.key)
    else if (event.key === 'Backspace') enter(value.slice(0, -1))
  }

  const key = (content: React.ReactNode, name: string, next: string) => (
    <button
      key={name}
      type="button"
      aria-label={name}
      disabled={isDisabled}
      // The focus stays in the field, so that a real keyboard can go on where a tap left off.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => enter(next)}
      className="figures flex size-18 items-center justify-center rounded-full border border-hairline bg-card text-section font-semibold transition select-none hover:bg-surface active:scale-95 active:bg-primary-tint disabled:opacity-45"
    >
      {content}
    </button>
  )

  return (
    <fieldset
      aria-labelledby={`${id}-label`}
      className="flex flex-col items-center gap-5"
      onKeyDown={handleKeyDown}
    >
      <div className="flex flex-col items-center gap-3">
        <label id={`${id}-label`} htmlFor={id} className="font-semibold">
          {label}
        </label>
        <div className="relative rounded-control px-3 py-3 has-focus-visible:outline-3 has-focus-visible:outline-focus">
          <Dots value={value} length={length} isSecret={isSecret} />
          <input
            id={id}
            ref={input}
            type={isSecret ? 'password' : 'text'}
            // The keys below are the keyboard; the tablet's own would cover them.
            inputMode="none"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the pad is the only thing on its screen
            autoFocus
            value={value}
            disabled={isDisabled}
            onChange={(event) => enter(event.target.value)}
            aria-describedby={`${id}-message`}
            className="absolute inset-0 w-full cursor-default bg-transparent text-transparent caret-transparent outline-none selection:bg-transparent"
          />
        </div>
        <p
          id={`${id}-message`}
          role="status"
          className="min-h-6 max-w-sm text-center text-balance text-minor text-bad"
        >
          {message}
        </p>
      </div>
      <div className="grid grid-cols-3 gap-3">
        {DIGITS.map((digit) => key(digit, digit, value + digit))}
        <span />
        {key('0', '0', `${value}0`)}
        {key(<Delete className="size-7" aria-hidden />, deleteLabel, value.slice(0, -1))}
      </div>
    </fieldset>
  )
}

type DotsProps = { value: string; length: number; isSecret: boolean }

function Dots({ value, length, isSecret }: DotsProps) {
  return (
    <span aria-hidden="true" className="flex h-8 items-center gap-4">
      {Array.from({ length }, (_, place) => {
        const digit = value[place]
        return !isSecret && digit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is its index
          <span key={place} className="figures w-4 text-center text-section font-semibold">
            {digit}
          </span>
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a place is its index
            key={place}
            className={classNames(
              'size-4 rounded-full border-2 transition',
              digit ? 'border-text bg-text' : 'border-line',
            )}
          />
        )
      })}
    </span>
  )
}
