import { saveFile } from '#client/data/save-file.ts'
import { personalTexts } from '#client/locales/office-personal.ts'
import { useFormat } from '#client/locales/use-format.ts'
import { useLanguage } from '#client/locales/use-language.ts'
import { useText } from '#client/locales/use-text.ts'
import { showSnackbar } from '#client/ui/snackbar-state.ts'
import { fileName } from '#shared/export/file-name.ts'
import { type Chosen, personCopySchema } from '#shared/office/personal-protocol.ts'
import { officeCall } from '../office-call.ts'
import { useAct } from '../use-act.tsx'
import { useKindWord } from '../use-kind-word.ts'
import { useStores, zoneOf } from '../use-stores.ts'
import { copyPage } from './copy-page.ts'
import { useFieldWord } from './use-field-word.ts'

/** A person's copy, twice: to be read, and to be taken elsewhere. */
export function useCopy() {
  const p = useText(personalTexts)
  const format = useFormat()
  const language = useLanguage()
  const kind = useKindWord()
  const field = useFieldWord()
  const zone = zoneOf(useStores().data?.stores)
  return useAct({
    act: (body: Chosen) =>
      officeCall({ path: '/personal/export', body, reply: personCopySchema }),
    changes: ['audit'],
    onDone: (copy) => {
      const title = p('copy.title')
      const made = p('copy.made', { at: format.dayTime(copy.at, zone) })
      const words = { language, title, lead: p('copy.lead'), made, kind, field }
      const name = (extension: string) =>
        fileName([title, new Date(copy.at).toISOString().slice(0, 10)], extension)
      const page = new Blob([copyPage(copy, words)], { type: 'text/html' })
      const json = new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' })
      saveFile(page, name('html'))
      saveFile(json, name('json'))
      showSnackbar({ text: p('copy.done') })
    },
  })
}
