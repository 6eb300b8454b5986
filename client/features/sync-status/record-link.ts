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
    case 'checklistRun':
      return `/checklists/${id}`
    case 'checklistSignature':
      return typeof set.runId === 'string' ? `/checklists/${set.runId}` : null
    case 'task':
    case 'recognition':
      return '/today'
    case 'inspectionRound':
      return `/walk/${id}`
    case 'roundSignature':
      return typeof set.roundId === 'string' ? `/walk/${set.roundId}` : null
    case 'correctiveAction':
      return `/cards/${id}`
    case 'cardStep':
      return typeof set.cardId === 'string' ? `/cards/${set.cardId}` : null
    case 'visit':
      return `/traffic/${id}`
    case 'visitUndo':
      return typeof set.visitId === 'string' ? `/traffic/${set.visitId}` : '/door'
    case 'contact':
      return `/contacts/${id}`
    case 'person':
    case 'store':
      return '/more'
    default:
      return null
  }
}
