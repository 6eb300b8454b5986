/** Where a record is shown; null for one that has no screen of its own. */
export function recordLink(
  kind: string,
  id: string,
  set: Readonly<Record<string, unknown>> = {},
): string | null {
  switch (kind) {
    case 'complaint':
      return `/complaints/${id}`
    case 'complaintStep':
      return typeof set.complaintId === 'string' ? `/complaints/${set.complaintId}` : null
    case 'visit':
    case 'visitUndo':
      return '/door'
    case 'person':
    case 'store':
      return '/more'
    default:
      return null
  }
}
