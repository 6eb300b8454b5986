import { cardTexts } from '#client/locales/card.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import type { Floor } from '#client/people/person-gate.tsx'
import type { CardView } from '../card-view.ts'
import { useToldWords } from './use-told-words.ts'

/** The course on paper: what stands, oldest first. */
export function SheetSteps({ view, floor }: { view: CardView; floor: Floor }) {
  const t = useText(cardTexts)
  const format = useFormat()
  const wordsOfTold = useToldWords(floor)
  const { standing } = view.course
  if (standing.length === 0) return null
  return (
    <table>
      <tbody>
        {standing.map((step) => (
          <tr key={step.id}>
            <td>{format.dayTime(step.at, floor.store.zone)}</td>
            <td>{t(`step.${step.step}`)}</td>
            <td>
              {step.step === 'escalated'
                ? wordsOfTold(step).who
                : floor.people.nameOf(step.by)}
            </td>
            <td>{step.toldWhy ? wordsOfTold(step).why : step.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
