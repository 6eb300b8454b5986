import { officeTexts } from '#client/locales/office.ts'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { doneSchema } from '#shared/people/identity-protocol.ts'
import { officeCall } from '../office-call.ts'
import { problemCode } from '../office-problem.ts'
import { useAct } from '../use-act.tsx'

/** `seen`: what it was called when somebody began to type. */
type Rename = { readonly name: string; readonly seen: string }

/** Another name for a device, and for eight seconds the way back to the one it had. */
export function useRename(deviceId: string) {
  const t = useText(officeTexts)
  const d = useText(devicesTexts)
  const act = (body: Rename) =>
    officeCall({
      ...{ path: `/devices/${deviceId}`, method: 'PATCH' as const },
      ...{ body, reply: doneSchema },
    })
  const changes = ['devices', 'quarantine']
  const back = useAct({
    ...{ act, changes },
    onDone: (_reply, { name }) => showSnackbar({ text: d('renameUndone', { name }) }),
    onFailed: (error) => showSnackbar({ text: t(`problem.${problemCode(error)}`) }),
  })
  return useAct({
    ...{ act, changes },
    onDone: (_reply, { name, seen }) =>
      showSnackbar({
        text: d('renamed', { name }),
        undo: { label: t('undo'), onUndo: () => back.run({ name: seen, seen: name }) },
      }),
  })
}
