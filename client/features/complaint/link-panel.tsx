import { useState } from 'react'
import { newId } from '#client/data/new-id.ts'
import { complaintTexts } from '#client/locales/complaint.ts'
import { caseTexts } from '#client/locales/complaint-case.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { RadioTiles } from '#client/ui/radio-tiles.tsx'
import { complaintNumber } from '#shared/complaint/complaint-number.ts'
import { LINK_KINDS, type LinkKind } from '#shared/complaint/complaint-values.ts'
import { isSameCustomer } from '#shared/complaint/level-advice.ts'
import type { CaseProps } from './case-props.ts'
import { SavePanel } from './panel.tsx'
import type { Neighbour } from './use-neighbours.ts'
import { usePanelDraft } from './use-panel-draft.ts'

const SHOWN = 6

type Answer = { as: LinkKind; otherId: string | null }

/**
 * The customer called again, or it was written down twice: this one goes on under the other,
 * whose timer keeps running. Both say so, and both come back with one undo.
 */
export function LinkPanel({
  neighbours,
  ...props
}: CaseProps & { neighbours: readonly Neighbour[] }) {
  const t = useText(complaintTexts)
  const c = useText(caseTexts)
  const format = useFormat()
  const { complaint, number } = props.view
  const { draft, change, clear, cancel } = usePanelDraft<Answer>(props, 'link', {
    as: 'again',
    otherId: null,
  })
  const [pairId] = useState(newId)
  const likely = (other: Neighbour) =>
    (isSameCustomer(other, complaint) ? 2 : 0) +
    (other.customerName !== '' && other.customerName === complaint.customerName ? 1 : 0)
  const others = neighbours
    .filter((other) => other.closed !== true)
    .toSorted((a, b) => likely(b) - likely(a) || b.learnedAt - a.learnedAt)
    .slice(0, SHOWN)
  const other = others.find(({ id }) => id === draft.otherId)
  function handleSave() {
    if (!other) return
    const linkAs = draft.as
    props.record(
      [
        {
          ...{ step: 'linked', linkAs, otherId: other.id, pairId },
          note: complaintNumber(other),
        },
        {
          ...{ step: 'again', id: pairId, complaintId: other.id, linkAs },
          ...{ otherId: complaint.id, note: number },
        },
      ],
      { closed: true },
      clear,
    )
  }
  return (
    <SavePanel
      title={c('linkTitle')}
      saveLabel={c('linkSave')}
      isBusy={props.isBusy}
      isIncomplete={!other}
      onSave={handleSave}
      onCancel={cancel}
    >
      <RadioTiles
        label={c('linkAs')}
        isLabelHidden
        options={LINK_KINDS.map((value) => ({ value, label: c(`linkAs.${value}`) }))}
        value={draft.as}
        onChange={(as) => change({ as })}
      />
      {others.length === 0 ? (
        <p className="text-muted">{c('linkNone')}</p>
      ) : (
        <RadioTiles
          label={c('linkTo')}
          columns={1}
          options={others.map((one) => ({
            value: one.id,
            label: `${one.customerName || t('anonymous')}・${complaintNumber(one)}`,
            description: `${t(`category.${one.category}`)}・${format.dayTime(one.learnedAt, props.zone)}`,
          }))}
          value={draft.otherId}
          onChange={(otherId) => change({ otherId })}
        />
      )}
    </SavePanel>
  )
}
