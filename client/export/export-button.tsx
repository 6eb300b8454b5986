import { FileSpreadsheet, FileText, Printer, Share } from 'lucide-react'
import { useEffect, useState } from 'react'
import { serverNow } from '#client/data/server-now.ts'
import { useSession } from '#client/data/session.ts'
import { useLastContact } from '#client/data/use-last-contact.ts'
import { usePerson } from '#client/data/use-person.ts'
import { useSyncState } from '#client/data/use-sync-state.ts'
import { exportTexts } from '#client/locales/export.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useText } from '#client/locales/use-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { Icon } from '#client/ui/icon.ts'
import { StateShape } from '#client/ui/state-shape.tsx'
import { ToggleSwitch } from '#client/ui/toggle-switch.tsx'
import type { Table } from '#shared/export/table.ts'
import type { ExportFormat } from '#shared/privacy/export-note.ts'
import type { Store } from '#shared/store/store.ts'
import { type PrintFacts, PrintSheet } from './print-sheet.tsx'
import { useExport } from './use-export.ts'

const FORMATS = [
  { format: 'print', icon: Printer },
  { format: 'xlsx', icon: FileSpreadsheet },
  { format: 'csv', icon: FileText },
] as const satisfies readonly { format: ExportFormat; icon: Icon }[]

export type ExportButtonProps = {
  store: Store
  /** `YYYY-MM-DD` of what is on the sheet. */
  day: string
  /** Made when asked for. Paper has fewer columns than a file and never a whole number. */
  tableOf: (target: { isPaper: boolean; isPersonal: boolean }) => Table
  /** The person may take whole phone numbers out of the app. */
  mayTakePhones: boolean
}

/** Takes what the screen shows out as paper or a file. Phone numbers stay unless asked for. */
export function ExportButton({ store, day, tableOf, mayTakePhones }: ExportButtonProps) {
  const t = useText(exportTexts)
  const factsOf = usePrintFacts(store, day)
  const exportAs = useExport(store.zone)
  const [isOpen, setIsOpen] = useState(false)
  const [isPersonal, setIsPersonal] = useState(false)
  const [isNotSaved, setIsNotSaved] = useState(false)
  const [printed, setPrinted] = useState<Printed | null>(null)

  async function handle(format: ExportFormat) {
    const isPaper = format === 'print'
    const hasPhones = isPersonal && mayTakePhones && !isPaper
    const table = tableOf({ isPaper, isPersonal: hasPhones })
    const nameParts = [store.name, table.title, day]
    const exported = { table, nameParts, isPersonal: hasPhones }
    const isDone = await exportAs(format, exported, (name) =>
      setPrinted({ table, facts: factsOf(), name }),
    )
    setIsNotSaved(!isDone)
    if (isDone) close()
  }
  function close() {
    setIsOpen(false)
    setIsPersonal(false)
    setIsNotSaved(false)
  }
  return (
    <>
      <Button icon={Share} onPress={() => setIsOpen(true)}>
        {t('export')}
      </Button>
      <Dialog isOpen={isOpen} title={t('export')} closeLabel={t('close')} onClose={close}>
        <div className="flex flex-col gap-3">
          {FORMATS.map(({ format, icon }) => (
            <Button
              key={format}
              icon={icon}
              size="large"
              isWide
              onPress={() => void handle(format)}
            >
              {t(`as.${format}`)}
            </Button>
          ))}
          {mayTakePhones && (
            <ToggleSwitch
              label={t('withPhones')}
              description={t('withPhonesHint')}
              isSelected={isPersonal}
              onChange={setIsPersonal}
            />
          )}
          <p className="text-minor text-muted">{t('noted')}</p>
          <p role="status" className="flex items-center gap-2 font-semibold text-bad">
            {isNotSaved && (
              <>
                <StateShape shape="square" className="size-5" />
                {t('notNoted')}
              </>
            )}
          </p>
        </div>
      </Dialog>
      {printed && <Printing printed={printed} onGone={setPrinted} />}
    </>
  )
}

type Printed = { table: Table; facts: PrintFacts; name: string }
type PrintingProps = { printed: Printed; onGone: (nothing: null) => void }

/**
 * The sheet is there until the person touches the page again: on a tablet the print dialog is
 * outside of it, and `print()` comes back before it is closed.
 */
function Printing({ printed, onGone }: PrintingProps) {
  useEffect(() => {
    const title = document.title
    // What the browser proposes as the name of a PDF.
    document.title = printed.name
    print()
    const handleTouch = () => onGone(null)
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) addEventListener(event, handleTouch)
    return () => {
      document.title = title
      for (const event of events) removeEventListener(event, handleTouch)
    }
  }, [printed, onGone])
  return <PrintSheet table={printed.table} facts={printed.facts} />
}

function usePrintFacts({ name, zone, demo }: Store, day: string): () => PrintFacts {
  const t = useText(exportTexts)
  const format = useFormat()
  const person = usePerson(useSession((s) => s.personId))
  const lastContactAt = useLastContact()
  const { waiting } = useSyncState()
  return () => ({
    store: demo ? `${name}（${t('demo')}）` : name,
    day,
    printedBy: t('printedBy', {
      who: person?.name ?? t('tablet'),
      time: format.dayTime(serverNow(), zone),
    }),
    completeness: [
      lastContactAt === null
        ? t('neverComplete')
        : t('completeTo', { time: format.dayTime(lastContactAt, zone) }),
      t('waiting', { count: waiting }),
    ].join('・'),
  })
}
