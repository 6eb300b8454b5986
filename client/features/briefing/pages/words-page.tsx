/** What somebody wrote for everybody, as large as it may be; `none` where nobody did. */
export function WordsPage({
  text,
  none,
}: {
  text: string | null | undefined
  none: string
}) {
  if (!text) return <p className="m-auto text-muted">{none}</p>
  return <p className="wall-label m-auto line-clamp-5 text-balance text-center">{text}</p>
}
