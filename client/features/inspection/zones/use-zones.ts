import type { Held } from '#client/data/held.ts'
import { newId } from '#client/data/new-id.ts'
import { useAll } from '#client/data/use-records.ts'
import { type Draft, useSave } from '#client/data/use-save.ts'
import { inspectionTexts } from '#client/locales/inspection.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { type ZoneOwner, zoneOwner } from '#shared/inspection/zone-owner.ts'
import { zoneOwnerOf } from '#shared/inspection/zone-owners.ts'
import type { Store } from '#shared/store/store.ts'
import { useAttempt } from '../use-attempt.ts'
import { useFloorDay } from '../use-floor-day.ts'

type NewCar = Pick<ZoneOwner, 'areaCode' | 'ownerId'> & { displayCar: string }

/** Assignments and display cars, as data: what ends keeps its time. */
export function useZones(store: Pick<Store, 'zone'>) {
  const t = useText(inspectionTexts)
  const day = useFloorDay(store)
  const save = useSave()
  const assignments: readonly Held<ZoneOwner>[] = useAll(zoneOwner) ?? []
  const { attempt, failed } = useAttempt()

  function write(drafts: readonly Draft[], undo: readonly Draft[], said: string) {
    attempt(
      'zones',
      () => save.commit(drafts),
      () => {
        const onUndo = () =>
          attempt(
            'zones',
            () => save.commit(undo),
            () => {},
          )
        showSnackbar({ text: said, undo: { label: t('undo'), onUndo } })
      },
    )
  }

  const edit = (id: string, set: Partial<ZoneOwner>): Draft => ({
    kind: zoneOwner,
    id,
    set,
  })

  return {
    day,
    assignments,
    failed,
    /** From today; whoever had it before had it until today. */
    assign(areaCode: string, ownerId: string | null, said: string) {
      const held = zoneOwnerOf(assignments, areaCode, day)
      if (held?.from === day) {
        write(
          [edit(held.id, { ownerId })],
          [edit(held.id, { ownerId: held.ownerId })],
          said,
        )
        return
      }
      const id = newId()
      const set: ZoneOwner = { areaCode, ownerId, from: day, to: null }
      const begun: Draft = { kind: zoneOwner, id, set, isNew: true }
      const ended = held ? [edit(held.id, { to: day })] : []
      const again = held ? [edit(held.id, { to: held.to ?? null })] : []
      // Begun and ended on one day is never in force.
      write([begun, ...ended], [edit(id, { to: day }), ...again], said)
    },
    addCar(car: NewCar, said: string) {
      const id = newId()
      const set: ZoneOwner = { ...car, from: day, to: null }
      write([{ kind: zoneOwner, id, set, isNew: true }], [edit(id, { to: day })], said)
    },
    endCar(car: Held<ZoneOwner>, said: string) {
      write([edit(car.id, { to: day })], [edit(car.id, { to: car.to ?? null })], said)
    },
  }
}
