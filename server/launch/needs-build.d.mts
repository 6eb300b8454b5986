/** The reason to build the client again, or undefined when the build is current. */
export function whyBuild(root: string): string | undefined
/** Of everything the client is built from; take it before the build. */
export function sourceHash(root: string): string
/** Marks `client/dist` as built from the sources with this hash. */
export function noteBuild(root: string, hash: string): void
