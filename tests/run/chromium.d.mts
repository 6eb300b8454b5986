/** From `CHROMIUM` or `PATH`; throws when `CHROMIUM` names something that does not run. */
export function findChromium(env: Record<string, string | undefined>): string | undefined
