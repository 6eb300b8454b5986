/** The operator's commands, for whoever has the server's machine. */
import { auditHead } from './audit-head.ts'
import { checkTotals } from './check-totals.ts'
import type { OperatorDeps } from './every-tenant.ts'
import { officeInvite } from './office-invite.ts'
import { resetPin } from './reset-pin.ts'
import { setupLink } from './setup-link.ts'

type Command = {
  /** As shown; one word an argument. */
  readonly usage: string
  readonly says: string
  readonly run: (
    deps: OperatorDeps,
    args: readonly string[],
    origin: string,
  ) => Promise<string[]>
  readonly takes: number
}

const COMMANDS: Readonly<Record<string, Command>> = {
  'setup-link': {
    usage: 'setup-link',
    says: 'a new way in, when the first answer or the only tablet was lost',
    run: (deps, _args, origin) => setupLink(deps, origin),
    takes: 0,
  },
  'reset-pin': {
    usage: 'reset-pin <name or id>',
    says: 'a new PIN for a person',
    run: (deps, [who]) => resetPin(deps, who as string),
    takes: 1,
  },
  'office-invite': {
    usage: 'office-invite <name or id>',
    says: 'a link into the back office, when nobody there can give one',
    run: (deps, [who], origin) => officeInvite(deps, who as string, origin),
    takes: 1,
  },
  'check-totals': {
    usage: 'check-totals',
    says: 'whether the totals of every store are what its events say',
    run: (deps) => checkTotals(deps),
    takes: 0,
  },
  'audit-head': {
    usage: 'audit-head',
    says: 'verifies the audits and prints their heads, to be kept elsewhere',
    run: (deps) => auditHead(deps),
    takes: 0,
  },
}

/** Undefined when nothing of the sort can be done. */
export function findCommand([name, ...args]: readonly string[]) {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name as string] : undefined
  if (command?.takes !== args.length) return undefined
  return (deps: OperatorDeps, origin: string) => command.run(deps, args, origin)
}

export function usageLines(): string[] {
  const lines = Object.values(COMMANDS).map(
    ({ usage, says }) => `  ${usage}\n      ${says}`,
  )
  return ['npm run operator -- <command>', ...lines]
}
