/** The one i18next instance. Areas add their texts to it (`define-area.ts`) as they load. */

import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LANGUAGES } from '#shared/record/language.ts'

export const i18n = i18next.createInstance()

void i18n.use(initReactI18next).init({
  lng: LANGUAGES[0],
  fallbackLng: LANGUAGES[0],
  supportedLngs: [...LANGUAGES],
  load: 'currentOnly',
  ns: [],
  // Texts are part of the code: there is nothing to wait for.
  initAsync: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})
