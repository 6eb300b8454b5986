/** Where our stores are first, then every zone the browser knows. */
const NEAR = [
  'Asia/Taipei',
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
]

export function timeZones(): string[] {
  return [...new Set([...NEAR, ...Intl.supportedValuesOf('timeZone')])]
}
