/** Arguments of Node, before the script. */
export const SERVER_FLAGS: readonly string[]
