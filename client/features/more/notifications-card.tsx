import { push } from '#client/locales/push.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import { useCaller } from './use-caller.ts'
import { useNotifications } from './use-notifications.ts'

/** Told of complaints while the app is closed: per person, per device. */
export function NotificationsCard() {
  const t = useText(push)
  const { isOn, isBusy, problem, turn } = useNotifications(useCaller())
  const cannot = problem === 'install' || problem === 'blocked' || problem === 'signIn'
  return (
    <Card title={t('title')}>
      <ToggleSwitch
        label={t('toggle')}
        description={t('text')}
        isSelected={isOn}
        isDisabled={isBusy || (cannot && !isOn)}
        onChange={turn}
      />
      <p role="status" className="text-minor text-muted">
        {problem && t(problem)}
      </p>
    </Card>
  )
}
