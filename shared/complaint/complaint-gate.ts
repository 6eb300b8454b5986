/**
 * What the rules for complaints forbid a person, whatever the screen let through: asked by
 * the tablet before it writes and by the server before it accepts.
 */
import type { Role } from '../people/person.ts'
import type { Family, FamilyRecords, PersonsWrite } from '../record/define-kind.ts'
import type { Fields } from '../record/record.ts'
import type { ComplaintStep, Satisfaction } from './complaint.ts'
import { mayClose } from './complaint-closing.ts'
import { isAbout, mayCallBack } from './complaint-people.ts'
import { standingSteps } from './standing-steps.ts'

/** Of the complaint itself. */
export function forbiddenEdit({ set, held, by }: PersonsWrite): string | null {
  const about = { aboutStaff: peopleIn({ ...held, ...set }) }
  // Said again after a restore, what was true before is no new act.
  const isNew = (field: string) => Object.hasOwn(set, field) && set[field] !== held?.[field]
  if (isNew('ownerId') && isAbout(set.ownerId as string, about)) {
    return 'the person complained about cannot own it'
  }
  return isNew('closed') && set.closed === true && isAbout(by, about)
    ? 'the person complained about cannot close it'
    : null
}

/** A call-back and a closing are judged by the complaint and what was done before. */
export function stepJudgedBy({ step, complaintId }: Fields): Family | null {
  const isJudged = step === 'called_back' || step === 'closed'
  if (!isJudged || typeof complaintId !== 'string') return null
  return {
    parent: { kind: 'complaint', id: complaintId },
    children: { kind: 'complaintStep', field: 'complaintId' },
  }
}

export function forbiddenStep({ set, by, actor, family }: PersonsWrite): string | null {
  const owned = family?.parent && {
    aboutStaff: peopleIn(family.parent),
    ownerId: family.parent.ownerId as string | null,
  }
  if (set.step === 'closed') {
    if (owned && isAbout(by, owned)) return 'the person complained about cannot close it'
    const role = actor === 'device' ? null : (actor as Role)
    const said = set.unverified === true ? undefined : set.satisfaction
    return mayClose(role, (said ?? 'no_answer') as Satisfaction)
      ? null
      : 'only a manager closes it on a customer who is not content or was not reached'
  }
  if (set.step === 'called_back' && owned && family) {
    const standing = stepsUntil(family, Number(set.at))
    return mayCallBack(by, owned, { standing })
      ? null
      : 'who owns or handled it does not ask how it went'
  }
  return null
}

function peopleIn({ aboutStaff }: Fields): string[] {
  return Array.isArray(aboutStaff) ? (aboutStaff as string[]) : []
}

/** What happened before it, in whatever order it came. */
function stepsUntil({ children }: FamilyRecords, at: number) {
  const steps = children.map(({ id, by, body }) => ({ ...(body as ComplaintStep), id, by }))
  return standingSteps(steps.filter((step) => step.at <= at))
}
