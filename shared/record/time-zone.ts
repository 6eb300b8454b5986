/** The name of a time zone (IANA). A misspelt one would stop every clock that reckons with it. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
