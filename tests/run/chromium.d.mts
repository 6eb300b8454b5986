/** From `CHROMIUM` or `PATH`; throws when `CHROMIUM` names something that does not run. */
export function findChromium(env: Record<string, string | undefined>): string | undefined
/** Absolute path of a Chromium that runs; `playwright`: its command-line script. */
export function findOrInstallChromium(input: {
  playwright: string
  root: string
}): Promise<string>
