import { auditTexts } from '#client/locales/office-audit.ts'
import { useText } from '#client/locales/use-text.ts'
import { AUDIT_ACTS } from '#shared/office/audit-acts.ts'

/** What people call an act; one of a newer server is told as it is. */
export function useActWord(): (act: string) => string {
  const a = useText(auditTexts)
  return (act) => {
    const known = AUDIT_ACTS.find((one) => one === act)
    return known ? a(`act.${known}`) : act
  }
}
