/** The four levels: who owns them, how fast they go, who hears of them at once. */
import { type LevelTable, type ToldAtOnce, tableAt } from '../levels/level-table.ts'
import type { Role } from '../people/person.ts'
import type { ComplaintLevel } from './complaint.ts'
import type { RuleBook } from './rule-book.ts'
import type { ToldRole } from './told-roles.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** "At once", with the time it takes to walk there. */
export const AT_ONCE_MS = 15 * MINUTE

export type LevelRule = {
  readonly ownerRoles: readonly Role[]
  /** The customer knows who is in charge. */
  readonly ackMs: number
  /** Two-way contact, next step promised. */
  readonly respondMs: number
  /** Solved, or a plan agreed, or escalated with the customer told. */
  readonly handleMs: number
  readonly tell: readonly ToldAtOnce[]
}

/** domain.md 7.3; what holds where a group has no table of its own. */
export const LEVEL_RULES = {
  1: {
    ownerRoles: ['supervisor', 'manager', 'admin'],
    ackMs: AT_ONCE_MS,
    respondMs: AT_ONCE_MS,
    handleMs: 12 * HOUR,
    tell: [],
  },
  2: {
    ownerRoles: ['supervisor', 'manager', 'admin'],
    ackMs: HOUR,
    respondMs: 4 * HOUR,
    handleMs: 12 * HOUR,
    tell: ['manager'],
  },
  3: {
    ownerRoles: ['manager', 'admin'],
    ackMs: HOUR,
    respondMs: 2 * HOUR,
    handleMs: 8 * HOUR,
    tell: ['customer_care', 'general_manager'],
  },
  4: {
    ownerRoles: ['admin', 'office'],
    ackMs: AT_ONCE_MS,
    respondMs: HOUR,
    handleMs: 4 * HOUR,
    tell: ['area_manager', 'legal'],
  },
} as const satisfies Record<ComplaintLevel, LevelRule>

/** Who is told when so much is left. */
export const TOLD_STEPS = [
  { level: 0, role: 'owner', leftMs: 6 * HOUR },
  { level: 1, role: 'supervisor', leftMs: 2 * HOUR },
  { level: 2, role: 'manager', leftMs: 30 * MINUTE },
  { level: 3, role: 'general_manager', leftMs: 0 },
] as const satisfies readonly ToldStepRule[]

export type ToldLevel = 0 | 1 | 2 | 3
export type ToldStepRule = {
  readonly level: ToldLevel
  readonly role: ToldRole
  readonly leftMs: number
}

/**
 * What a level meant when the complaint began (`at`, ms). One that only a newer version knows
 * goes as fast as the highest.
 */
export function levelRule(
  level: ComplaintLevel,
  { book, at = 0 }: { readonly book?: RuleBook | undefined; readonly at?: number } = {},
): LevelRule {
  const rows = tableOf(book, at)?.complaint
  const row = rows?.find((one) => one.level === level) ?? rows?.at(-1)
  if (!row) return LEVEL_RULES[level] ?? LEVEL_RULES[4]
  const { ownerRoles, tell, ackMin, respondMin, handleMin } = row
  return {
    ...{ ownerRoles, tell, ackMs: ackMin * MINUTE, respondMs: respondMin * MINUTE },
    handleMs: handleMin * MINUTE,
  }
}

/** The steps of escalation of a complaint that began at `at`, ms. */
export function toldSteps(book: RuleBook | undefined, at: number): readonly ToldStepRule[] {
  const steps = tableOf(book, at)?.steps
  if (!steps) return TOLD_STEPS
  return TOLD_STEPS.map(({ level, role, leftMs }) => {
    const own = steps[level]
    return own
      ? { level, role: own.role, leftMs: own.leftMin * MINUTE }
      : { level, role, leftMs }
  })
}

function tableOf(book: RuleBook | undefined, at: number): LevelTable | null {
  return tableAt(book?.tables ?? [], 'complaint', at)
}

export function raised(level: ComplaintLevel): ComplaintLevel {
  return level >= 3 ? 4 : level === 2 ? 3 : 2
}
