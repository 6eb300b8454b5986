/**
 * The page runs under `require-trusted-types-for 'script'`: a plain text is refused as the
 * address of a worker. This policy, made before anything else, lets our own origin through;
 * HTML and code from text stay refused because the policy says nothing about them.
 */
type PolicyFactory = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
  defaultPolicy: unknown
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes

if (factory && !factory.defaultPolicy) {
  factory.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.href).origin === location.origin) return url
      throw new TypeError('A script from another origin')
    },
  })
}
