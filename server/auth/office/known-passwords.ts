/** The passwords that are tried first: some fifty thousand of leaked lists. */
import { dictionary } from '@zxcvbn-ts/language-common'

let known: ReadonlySet<string> | undefined

export function isKnownPassword(password: string): boolean {
  known ??= new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()))
  return known.has(password.toLowerCase())
}
