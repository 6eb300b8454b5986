import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { devicesTexts } from '#client/locales/office-devices.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import {
  type Holdings,
  holdingsSchema,
  type OfficeDevice,
} from '#shared/office/device-protocol.ts'
import { officeCall } from '../office-call.ts'
import { QueryView } from '../query-view.tsx'
import { useKindWord } from '../use-kind-word.ts'

const CLASSES = ['C', 'B', 'A'] as const

/** What was on it and whom that affects: for the authority and the persons, after a loss. */
export function HoldingsView({ device }: { device: OfficeDevice }) {
  const d = useText(devicesTexts)
  const [isAsked, setIsAsked] = useState(false)
  const isOpen = isAsked || device.state === 'lost'
  return (
    <section
      aria-label={d('holdings')}
      className="flex flex-col items-start gap-3 border-hairline border-t pt-6"
    >
      <h3 className="font-semibold">{d('holdings')}</h3>
      <p className="text-minor text-muted">{d('holdings.hint')}</p>
      {isOpen ? (
        <Held id={device.deviceId} />
      ) : (
        <Button onPress={() => setIsAsked(true)}>{d('holdings.show')}</Button>
      )}
    </section>
  )
}

function Held({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['holdings', id],
    queryFn: ({ signal }) =>
      officeCall({ path: `/devices/${id}/holdings`, reply: holdingsSchema, signal }),
  })
  return <QueryView query={query}>{(held) => <HeldList held={held} />}</QueryView>
}

function HeldList({ held: { kinds, affected, isCut } }: { held: Holdings }) {
  const d = useText(devicesTexts)
  const format = useFormat()
  const kindWord = useKindWord()
  const total = format.number(affected.length)
  return (
    <>
      <dl className="grid w-full grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 text-minor">
        {CLASSES.map((one) => (
          <div key={one} className="contents">
            <dt className="font-semibold">{d(`class.${one}`)}</dt>
            <dd>
              {kinds
                .filter((kind) => kind.class === one)
                .map((kind) => `${kindWord(kind.kind)} ${format.number(kind.count)}`)
                .join('、') || '—'}
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-2 font-semibold">
        {isCut ? d('affected.cut', { total }) : d('affected', { total })}
      </p>
      <ul aria-label={d('affected.list')} className="w-full">
        {affected.map((person) => (
          <li
            key={`${person.kind} ${person.id}`}
            className="figures flex flex-wrap gap-x-4 border-hairline border-t py-2 text-minor [content-visibility:auto] [contain-intrinsic-size:auto_2.5rem]"
          >
            <span className="font-medium">{person.name ?? '—'}</span>
            <span>{person.phone ?? '—'}</span>
            <span className="ms-auto text-muted">
              {[kindWord(person.kind), person.day].filter(Boolean).join('・')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
