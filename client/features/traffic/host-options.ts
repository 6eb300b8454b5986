import type { Colleague } from '#client/people/use-people.ts'
import type { SelectOption } from '#client/ui/select.tsx'

const HOST_ROLES = ['consultant', 'supervisor'] as const

/** Who may look after a customer, consultants first; keeps the order by name. */
export function hostOptions(staff: readonly Colleague[]): SelectOption<string>[] {
  return HOST_ROLES.flatMap((role) =>
    staff
      .filter((one) => one.role === role)
      .map(({ id, name }) => ({ value: id, label: name })),
  )
}
