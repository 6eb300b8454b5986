/** Whom the four levels of escalation reach, in their order. */
export const TOLD_ROLES = ['owner', 'supervisor', 'manager', 'general_manager'] as const
export type ToldRole = (typeof TOLD_ROLES)[number]
