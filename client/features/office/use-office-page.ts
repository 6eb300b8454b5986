import { useLocation } from 'wouter'
import type { OfficePage } from './office-page.ts'
import { officePages } from './office-pages.ts'
import { useMe } from './use-session.ts'

/** The pages this person may open; the first is where the office opens. */
export function useMyPages(): OfficePage[] {
  const { role } = useMe()
  return officePages.filter(({ roles }) => roles.includes(role))
}

/** The page of the address and what of it is open. */
export function useOfficePage() {
  const [path, navigate] = useLocation()
  const pages = useMyPages()
  const [, , name = '', id = ''] = path.split('/')
  const page = name === '' ? pages[0] : pages.find((one) => one.path === name)
  const choose = (chosen: string | null) =>
    navigate(`/office/${page?.path ?? ''}${chosen ? `/${encodeURIComponent(chosen)}` : ''}`)
  return { page, chosen: id === '' ? null : decoded(id), choose }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
