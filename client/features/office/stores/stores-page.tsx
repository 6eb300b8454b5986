import { Building2, Plus } from 'lucide-react'
import { officeTexts } from '#client/locales/office.ts'
import { storesTexts } from '#client/locales/office-stores.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import type { OfficeStore } from '#shared/office/store-protocol.ts'
import { may } from '#shared/permissions.ts'
import { NEW, type PageProps } from '../office-page.ts'
import { PageFrame } from '../page-frame.tsx'
import { QueryView } from '../query-view.tsx'
import { RowGrid } from '../row-grid.tsx'
import { useQueryText } from '../use-query-text.ts'
import { useMe } from '../use-session.ts'
import { useStores } from '../use-stores.ts'
import { StoreSheet } from './store-sheet.tsx'

/** Every showroom of the group in sight, and its settings. */
export function StoresPage({ chosen, onChoose }: PageProps) {
  const t = useText(officeTexts)
  const s = useText(storesTexts)
  const { role } = useMe()
  const { text, setText, wanted } = useQueryText()
  const stores = useStores(wanted)
  return (
    <PageFrame
      title={t('page.stores')}
      summary={stores.data && s('total', { count: stores.data.stores.length })}
      actions={
        may(role, 'create', 'store') && (
          <Button tone="primary" icon={Plus} onPress={() => onChoose(NEW)}>
            {s('add')}
          </Button>
        )
      }
      filters={
        <div className="min-w-0 grow">
          <SearchField
            label={t('search')}
            placeholder={s('searchHint')}
            value={text}
            onChange={setText}
          />
        </div>
      }
    >
      <QueryView query={stores}>
        {({ stores: shown }) =>
          shown.length === 0 ? (
            <EmptyState icon={Building2} text={s('none')} />
          ) : (
            <RowGrid
              label={t('page.stores')}
              rows={shown}
              keyOf={({ id }) => id}
              nameOf={({ name, opens, closes }) => `${name}, ${opens}–${closes}`}
              hrefOf={({ id }) => `/office/stores/${id}`}
            >
              {(store) => <StoreRow store={store} />}
            </RowGrid>
          )
        }
      </QueryView>
      {chosen && <StoreSheet key={chosen} id={chosen} onClose={() => onChoose(null)} />}
    </PageFrame>
  )
}

function StoreRow({ store }: { store: OfficeStore }) {
  const s = useText(storesTexts)
  const { name, zone, opens, closes, devices, people } = store
  return (
    <>
      <Building2 className="size-6 text-muted" aria-hidden />
      <span className="min-w-40 flex-1 basis-48">
        <span className="block font-semibold">{name}</span>
        <span className="block text-minor text-muted">{zone}</span>
      </span>
      <span className="figures min-w-32 text-minor">{`${opens}–${closes}`}</span>
      <span className="min-w-20 text-minor text-muted">
        {s('devices', { count: devices })}
      </span>
      <span className="min-w-20 text-minor text-muted">
        {s('people', { count: people })}
      </span>
    </>
  )
}
