/** How Node runs the server: with little memory. */
const SEMI_SPACE_MB = 8

export const SERVER_FLAGS = [
  `--max-semi-space-size=${SEMI_SPACE_MB}`,
  '--import',
  new URL('./spare-memory.mjs', import.meta.url).href,
]
