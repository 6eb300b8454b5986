/** A message for the user, or undefined when this Node will do. */
export function nodeVersionProblem(version: string): string | undefined
