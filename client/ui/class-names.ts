/** Joins class names; anything but a text is an absent one (`condition && 'name'`). */
export function classNames(...names: unknown[]): string {
  return names.filter((name) => typeof name === 'string').join(' ')
}
