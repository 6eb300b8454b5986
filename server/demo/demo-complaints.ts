/** Complaints at every stage: closed in time and late, answered, running, due soon, paused. */
import type { Complaint, ComplaintStep } from '#shared/complaint/complaint.ts'
import { businessDay, instantAt, shiftDay } from '#shared/record/business-day.ts'
import type { Fields } from '#shared/record/record.ts'
import type { DemoEntry, DemoTime } from './demo-entry.ts'
import type { Crew } from './demo-people.ts'
import { DEMO_STORIES, type Story, type StoryStep } from './demo-stories.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000

/** Whoever the story is about does not handle it: the supervisor owns, a colleague helps. */
export function demoComplaints(crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  return DEMO_STORIES.flatMap((story) => entriesOf(story, crew, time, random)).filter(
    (entry) => entry.at <= time.now,
  )
}

function entriesOf(story: Story, crew: Crew, time: DemoTime, random: Random): DemoEntry[] {
  const learnedAt = startOf(story, time)
  const enteredAt = learnedAt + (story.enteredAfterMin ?? 0) * MINUTE
  const complaintId = random.uuid()
  const { customerName, phone, model, description, customerWish, solution } = story
  const about = story.aboutNo === undefined ? [] : [crew.consultants[story.aboutNo] ?? '']
  const body = {
    day: businessDay(enteredAt, time.zone),
    learnedAt,
    enteredAt,
    ...{ channel: story.channel, category: story.category, level: story.level },
    ...{ customerName, phone, description, ownerId: crew[story.owner ?? 'supervisor'] },
    ...(model ? { model } : {}),
    ...(customerWish ? { customerWish } : {}),
    ...(story.lateReason ? { lateReason: story.lateReason } : {}),
    ...(about.length > 0 ? { aboutStaff: about } : {}),
    ...story.car,
  } satisfies Complaint
  const first: DemoEntry = {
    at: enteredAt,
    by: story.enteredBy === 'reception' ? crew.reception : crew.supervisor,
    drafts: [{ kind: 'complaint', id: complaintId, set: fieldsOf(body), isNew: true }],
  }
  const steps = story.steps.map((step): DemoEntry => {
    const at = learnedAt + step.afterMin * MINUTE
    const set = stepBody(step, { complaintId, at, learnedAt, crew, zone: time.zone })
    const id = random.uuid()
    const taken = { kind: 'complaintStep', id, set, isNew: true } as const
    const edit = editWith(step, solution, story)
    const edits = edit ? [{ kind: 'complaint', id: complaintId, set: edit }] : []
    return { at, by: crew[step.by ?? 'supervisor'], drafts: [taken, ...edits] }
  })
  return [first, ...steps]
}

function startOf({ start }: Story, { now, zone }: DemoTime): number {
  if ('minutesAgo' in start) return now - start.minutesAgo * MINUTE
  const day = shiftDay(businessDay(now, zone), -start.daysAgo)
  return instantAt(day, start.hour, start.minute, zone)
}

type StepPlace = {
  readonly complaintId: string
  readonly at: number
  readonly learnedAt: number
  readonly crew: Crew
  readonly zone: string
}

function stepBody(
  { afterMin: _, by, untilMin, night, ...said }: StoryStep,
  { complaintId, at, learnedAt, crew, zone }: StepPlace,
): Fields {
  const body = {
    ...{ day: businessDay(at, zone), complaintId, at },
    ...said,
    ...(untilMin === undefined
      ? {}
      : { until: learnedAt + untilMin * MINUTE, heardBy: crew[by ?? 'supervisor'] }),
    ...(night ? { toId: crew[night] } : {}),
  } satisfies ComplaintStep
  return fieldsOf(body)
}

/** What the screen writes on the complaint itself together with a step. */
function editWith(
  { step, toLevel }: StoryStep,
  solution: string | undefined,
  { cause, compensation }: Story,
): Fields | null {
  if (step === 'planned' && solution) return fieldsOf({ solution, ...compensation })
  if (step === 'level' && toLevel) return { level: toLevel }
  if (step === 'reopened') return { closed: false }
  return step === 'closed' ? fieldsOf({ closed: true, ...cause }) : null
}

/** A story leaves a field out or fills it; none is there and undefined. */
function fieldsOf(body: Partial<Complaint> | ComplaintStep): Fields {
  return body as Fields
}
