/** The token of `/office/invite#token=…`; it stands behind the `#` so that no server logs it. */
export function inviteToken({ pathname, hash }: Location): string | null {
  if (!/^\/office\/invite\/?$/.test(pathname)) return null
  return new URLSearchParams(hash.slice(1)).get('token')
}
