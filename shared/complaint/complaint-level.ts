/** The four levels: who owns them, how fast they go, who hears of them at once. */
import type { Role } from '../people/person.ts'
import type { ComplaintLevel } from './complaint.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** "At once", with the time it takes to walk there. */
export const AT_ONCE_MS = 15 * MINUTE

/** Outside the store too: the tablet says whom, a person tells them. */
export const TOLD_AT_ONCE = [
  'manager',
  'customer_care',
  'general_manager',
  'area_manager',
  'legal',
] as const
export type ToldAtOnce = (typeof TOLD_AT_ONCE)[number]

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

/** domain.md 7.3. */
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

/** A level only a newer version knows goes as fast as the highest one. */
export function levelRule(level: ComplaintLevel): LevelRule {
  return LEVEL_RULES[level] ?? LEVEL_RULES[4]
}

export function raised(level: ComplaintLevel): ComplaintLevel {
  return level >= 3 ? 4 : level === 2 ? 3 : 2
}
