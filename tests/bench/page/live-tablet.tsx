/** A tablet as it runs in the shop: the provider, its worker and the hooks, and no screen. */
import { useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { DataProvider } from '#client/data/data-provider.tsx'
import { type Enrolment, storeEnrolment } from '#client/data/device.ts'
import { openDb } from '#client/data/open-db.ts'
import { useDay } from '#client/data/use-records.ts'
import { type Save, useSave } from '#client/data/use-save.ts'
import { visit } from '#shared/visit/visit.ts'
import type { SampleVisit } from '../sample-visits.ts'
import { absoluteNow } from './absolute-now.ts'

export type Live = {
  /** Throws unless it is saved. */
  save(visit: SampleVisit): Promise<void>
  /** When the visit first stood in the list of the day, rendered. */
  seen(id: string): Promise<number>
}

type Probe = {
  readonly day: string
  readonly onRender: (save: Save, ids: string[]) => void
}

export async function openLive(enrolment: Enrolment, day: string): Promise<Live> {
  const { db } = await openDb()
  await storeEnrolment(db, enrolment)
  db.close()
  const seen = new Map<string, number>()
  const waiting = new Map<string, (at: number) => void>()
  const save = await new Promise<Save>((resolve) => {
    const onRender = (current: Save, ids: string[]) => {
      resolve(current)
      const now = absoluteNow()
      for (const id of ids) {
        if (seen.has(id)) continue
        seen.set(id, now)
        waiting.get(id)?.(now)
      }
    }
    const place = document.body.appendChild(document.createElement('div'))
    createRoot(place).render(
      <DataProvider app="bench" opening={null} broken={() => null}>
        <Watch day={day} onRender={onRender} />
      </DataProvider>,
    )
  })
  return {
    async save({ id, body }) {
      const draft = { kind: visit, id, set: body, isNew: true } as const
      const result = await save.commit([draft])
      if (result.type !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`)
    },
    seen: (id) =>
      new Promise((resolve) => {
        const at = seen.get(id)
        if (at === undefined) waiting.set(id, resolve)
        else resolve(at)
      }),
  }
}

function Watch({ day, onRender }: Probe) {
  const save = useSave()
  const visits = useDay(visit, day)
  useLayoutEffect(() => {
    if (visits)
      onRender(
        save,
        visits.map(({ id }) => id),
      )
  }, [save, visits, onRender])
  return null
}
