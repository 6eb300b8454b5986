/** What a person reads in the terminal after the start. */
import { networkInterfaces } from 'node:os'
import type { IdentityDeps } from './auth/identity-deps.ts'
import { demoLinks } from './demo/demo-links.ts'
import { DEMO_ADMIN, DEMO_PEOPLE } from './demo/demo-people.ts'
import type { Env } from './env.ts'

type StartInput = {
  readonly port: number
  readonly env: Pick<Env, 'HOST' | 'DATABASE_URL' | 'FLOORWALK_SECRET'>
  readonly hasClient: boolean
}

export function startLines({ port, env, hasClient }: StartInput): string[] {
  const isOpen = env.HOST === '0.0.0.0' || env.HOST === '::'
  const others = isOpen ? lanAddresses().map((ip) => `http://${ip}:${port}`) : []
  return [
    '',
    `Floorwalk runs on http://localhost:${port}`,
    ...(others.length > 0
      ? [`In this network: ${others.join(' ')} (offline work there needs https)`]
      : []),
    ...(hasClient ? [] : ['The client is not built: npm run build']),
    ...(env.DATABASE_URL && !env.FLOORWALK_SECRET
      ? ['Set FLOORWALK_SECRET, the same on every server of this database.']
      : []),
  ]
}

/** `token` is null once the installation is set up. */
export function setupWelcome(origin: string, token: string | null): string[] {
  const setup = token
    ? ['', 'Set up the first store (good once, for 30 minutes):', setupLink(origin, token)]
    : []
  return [...setup, '', 'With made-up data instead: npm run demo', '']
}

export async function demoWelcome(deps: IdentityDeps, origin: string): Promise<string[]> {
  const links = await demoLinks(deps)
  if (!links) {
    return ['', 'This data folder holds a real store; the demo keeps out of it.', '']
  }
  const people = [...DEMO_PEOPLE, DEMO_ADMIN]
  return [
    '',
    'Demo store 示範. Open one of these (good once, for 10 minutes; start again for more):',
    `  tablet  ${origin}${links.tablet}`,
    `  wall    ${origin}${links.display}`,
    `  office  ${origin}${links.office}`,
    'PINs:',
    ...people.map(({ name, role, pin }) => `  ${pin}  ${name} (${role})`),
    '',
  ]
}

function setupLink(origin: string, token: string): string {
  return `${origin}/setup#token=${token}`
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
