/** Old Nodes read this file: no imports and no young syntax. */
export function nodeVersionProblem(version) {
  const parts = version.split('.').map(Number)
  const major = parts[0]
  const minor = parts[1]
  // 21 and early 22 lack what Vite needs of 20.19 and 22.12.
  const isEnough =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (isEnough) return undefined
  return (
    `Floorwalk needs Node.js 20.19 or newer (of 22: 22.12 or newer); this is ${version}.\n` +
    'Install a current one from https://nodejs.org and run the command again.'
  )
}
