/**
 * The push services of the browsers there are. Tablets tell the server which address to
 * send to, so it sends to none but these: nobody can make it knock on other doors.
 */
const SUFFIXES = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return SUFFIXES.some((suffix) => hostname === suffix || hostname.endsWith(`.${suffix}`))
}
