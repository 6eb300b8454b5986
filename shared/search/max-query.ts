/** Characters of a query; nobody remembers more of what they look for. */
export const MAX_QUERY = 80
