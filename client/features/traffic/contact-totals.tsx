import { contactTexts } from '#client/locales/contact.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Card } from '#client/ui/card.tsx'
import { CONTACT_KINDS, type ContactKind } from '#shared/contact/contact.ts'
import type { ContactTotals } from '#shared/contact/contact-sheet.ts'

/** In the order of the form. */
export const CONTACT_TOTALS = [
  ...['all', 'valid', 'recorded', 'appointments', 'arrived', 'dmsEntered', 'open'],
] as const satisfies readonly (keyof ContactTotals)[]

type ContactTotalsPanelProps = {
  all: ContactTotals
  byKind: Readonly<Record<ContactKind, ContactTotals>>
}

/** What the day adds up to, by way in. */
export function ContactTotalsPanel({ all, byKind }: ContactTotalsPanelProps) {
  const t = useText(contactTexts)
  const format = useFormat()
  return (
    <Card title={t('sheet')}>
      <div className="overflow-x-auto">
        <table className="w-full text-end">
          <thead>
            <tr className="border-hairline border-b text-minor">
              <th scope="col" className="py-2 text-start font-semibold">
                {t('kinds')}
              </th>
              {CONTACT_KINDS.map((kind) => (
                <th key={kind} scope="col" className="px-2 py-2 font-semibold">
                  {t(`kind.${kind}`)}
                </th>
              ))}
              <th scope="col" className="py-2 ps-2 font-semibold">
                {t('all')}
              </th>
            </tr>
          </thead>
          <tbody>
            {CONTACT_TOTALS.map((key) => (
              <tr key={key} className="border-hairline border-b last:border-b-0">
                <th scope="row" className="py-2 text-start text-minor font-normal">
                  {t(`total.${key}`)}
                </th>
                {CONTACT_KINDS.map((kind) => (
                  <td key={kind} className="figures px-2 py-2">
                    {byKind[kind][key]}
                  </td>
                ))}
                <td className="figures py-2 ps-2 font-semibold">{all[key]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-minor text-muted">
        {t('median')}{' '}
        <span className="figures font-semibold text-text">
          {all.medianResponseMs === null
            ? t('none')
            : format.duration(all.medianResponseMs)}
        </span>
      </p>
    </Card>
  )
}
