/** What every list of the back office takes: never all of it at once. */

export const MAX_PAGE = 200
export const DEFAULT_PAGE = 50
