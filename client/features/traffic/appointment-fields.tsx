import { useBusinessDay } from '#client/data/business-day.ts'
import { useDays } from '#client/data/use-records.ts'
import { contactTexts } from '#client/locales/contact.ts'
import { trafficTexts } from '#client/locales/traffic.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Select } from '#client/ui/select.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { APPOINTMENT_STATES } from '#shared/contact/contact.ts'
import { instantAt, shiftDay, wallTime } from '#shared/record/business-day.ts'
import { visit } from '#shared/visit/visit.ts'
import { ChoiceChips, optionsOf } from './choice-chips.tsx'
import type { ContactFormProps } from './contact-form.tsx'
import { isReadable } from './visit-view.ts'

const DAY = /^20\d{2}-\d{2}-\d{2}$/
const HOUR = 10
/** A visit this long after the contact is offered as the one it led to. */
const LOOK_AHEAD_DAYS = 14

/** When they want to come, whether they did, and which row of the traffic sheet that was. */
export function AppointmentFields({ row, desk, set }: ContactFormProps) {
  const t = useText(contactTexts)
  const common = useText(trafficTexts)
  const format = useFormat()
  const { zone } = desk.store
  const at = row.appointmentAt
  const today = useBusinessDay()
  const last = shiftDay(row.day, LOOK_AHEAD_DAYS)
  const visits = useDays(visit, row.day, last < today ? last : today)
  const options = (visits ?? [])
    .filter(
      (v) => isReadable(v) && v.visitKind === 'new_car' && v.arriveAt >= row.receivedAt,
    )
    .sort((a, b) => b.arriveAt - a.arriveAt)
    .map((v) => ({
      value: v.id,
      label: t('arrivedOf', {
        day: format.day(v.day),
        time: format.time(v.arriveAt, zone),
        customer: v.nameOrCall || common('anonymous'),
      }),
    }))

  function setDay(date: string) {
    if (!DAY.test(date)) set({ appointmentAt: null, appointmentState: null })
    else {
      const appointmentState = row.appointmentState ?? 'set'
      set({ appointmentAt: instantAt(date, HOUR, 0, zone), appointmentState })
    }
  }
  return (
    <>
      <div className="grid gap-4 rail:grid-cols-2">
        <TextField
          label={t('appointmentDay')}
          type="date"
          value={typeof at === 'number' ? wallTime(at, zone).day : ''}
          onChange={setDay}
        />
        <Select
          label={t('arrived')}
          options={[{ value: '', label: t('arrivedNone') }, ...options]}
          value={row.arrivedVisitId ?? ''}
          onChange={(id) =>
            set(
              id === ''
                ? { arrivedVisitId: null }
                : { arrivedVisitId: id, ...(at ? { appointmentState: 'kept' } : {}) },
            )
          }
        />
      </div>
      {row.arrivedVisitId && (
        <a
          href={`/traffic/${row.arrivedVisitId}`}
          className="inline-flex min-h-12 items-center font-semibold text-primary"
        >
          {t('openVisit')}
        </a>
      )}
      {typeof at === 'number' && (
        <ChoiceChips
          label={t('appointmentState')}
          options={optionsOf(APPOINTMENT_STATES, (state) => t(`appointment.${state}`))}
          value={row.appointmentState}
          onChange={(appointmentState) => set({ appointmentState })}
        />
      )}
    </>
  )
}
