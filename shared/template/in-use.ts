/** Which of the versions of a template new runs are made from. */

type Version = {
  readonly version: number
  readonly status: 'active' | 'retired'
  readonly code?: string
}

/**
 * The newest that was not taken out of use: a version is never edited, so a record of the
 * same version with the status `retired` says so. Null when none is left.
 */
export function newestInUse<T extends Version>(versions: readonly T[]): T | null {
  const keyOf = ({ code = '', version }: Version) => `${code}:v${version}`
  const retired = new Set(versions.filter(isRetired).map(keyOf))
  return versions
    .filter((one) => !retired.has(keyOf(one)))
    .reduce<T | null>((a, b) => (a && a.version >= b.version ? a : b), null)
}

/** Id of a version: the same whoever publishes it, so that two cannot publish one. */
export function versionId(code: string, version: number): string {
  return `${code}:v${version}`
}

/** Id of the record that takes it out of use. */
export function retiredId(code: string, version: number): string {
  return `${versionId(code, version)}:off`
}

function isRetired({ status }: Version): boolean {
  return status === 'retired'
}
