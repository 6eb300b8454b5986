/** The reason to install again, or undefined when `node_modules` is as locked. */
export function whyInstall(
  root: string,
  machine?: { platform: string; arch: string },
): string | undefined
