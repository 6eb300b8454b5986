/** A fresh record id. Random, so that no tablet has to ask another. */
export function newId(): string {
  return crypto.randomUUID()
}
