import '#client/app/trusted-types.ts'
import { type PageVerbs, verbs } from './verbs.ts'

declare global {
  interface Window {
    bench: PageVerbs
  }
}

window.bench = verbs
