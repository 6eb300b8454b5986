import { classNames } from './class-names.ts'

const SIZES = { small: 'size-9 text-minor', large: 'size-18 text-section' } as const

type AvatarProps = { name: string; size?: keyof typeof SIZES }

/** A person's sign: the family name of a Chinese name, the initial of another. */
export function Avatar({ name, size = 'small' }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-primary-tint font-semibold text-primary select-none',
        SIZES[size],
      )}
    >
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  )
}
