/** Work under way; always beside a word, so it has none of its own. */
export function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-5 shrink-0 animate-spin rounded-full border-2 border-current border-e-transparent"
    />
  )
}
