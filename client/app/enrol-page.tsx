import { EnrolScreen } from '#client/features/enrol/enrol-screen.tsx'
import { InstallPrompt } from './install-prompt.tsx'

export function EnrolPage() {
  return <EnrolScreen install={<InstallPrompt />} />
}
