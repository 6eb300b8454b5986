/**
 * Ordinary links inside the app go through the router, so that `ui` and the features write
 * plain `<a href>`, which also open in a new tab, can be copied, and work before React does.
 */
type Navigate = (href: string) => void

export function takeLinkClicks(navigate: Navigate): () => void {
  const handleClick = (event: MouseEvent) => {
    const href = innerHref(event)
    if (href === null) return
    event.preventDefault()
    navigate(href)
  }
  document.addEventListener('click', handleClick)
  return () => document.removeEventListener('click', handleClick)
}

/** Path, query and hash of a plain click on a link of ours; null for anything else. */
function innerHref(event: MouseEvent): string | null {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || isModified) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download')) return null
  const url = new URL(link.href)
  if (url.origin !== location.origin) return null
  const isInPage = url.pathname === location.pathname && url.hash !== ''
  return isInPage ? null : url.pathname + url.search + url.hash
}
