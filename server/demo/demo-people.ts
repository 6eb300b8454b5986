/** The made-up store and the people in it, with PINs that only a demo may have in its code. */

import type { NewPersonRequest } from '#shared/people/identity-protocol.ts'
import type { NewTenant } from '../auth/set-up.ts'

export const DEMO_ADMIN = { name: '林雅', role: 'admin', pin: '730962' } as const

export const DEMO_STORE: NewTenant = {
  tenantName: '示範汽車集團',
  storeName: '示範 汽車城展廳',
  zone: 'Asia/Shanghai',
  opens: '08:30',
  closes: '18:30',
  adminName: DEMO_ADMIN.name,
  pin: DEMO_ADMIN.pin,
  deviceName: '示範資料',
  isDemo: true,
}

export const DEMO_PEOPLE = [
  { name: '許文', role: 'supervisor', pin: '402817' },
  { name: '鄭國棟', role: 'manager', pin: '615384' },
  { name: '方琳', role: 'reception', pin: '286049' },
  { name: '陳佳', role: 'consultant', pin: '571693' },
  { name: '林浩', role: 'consultant', pin: '849275' },
  { name: '周敏', role: 'consultant', pin: '350784' },
  { name: '何俊', role: 'consultant', pin: '964138' },
  { name: '宋雨', role: 'consultant', pin: '207465' },
  { name: '馬超群', role: 'consultant', pin: '783920' },
] as const satisfies readonly NewPersonRequest[]

/** Ids of the people, by name, once they exist. */
export type Crew = {
  readonly supervisor: string
  readonly manager: string
  readonly admin: string
  readonly reception: string
  readonly consultants: readonly string[]
}

export function crewOf(idOf: (name: string) => string): Crew {
  const named = (role: string) =>
    DEMO_PEOPLE.filter((person) => person.role === role).map(({ name }) => idOf(name))
  return {
    supervisor: named('supervisor')[0] as string,
    manager: named('manager')[0] as string,
    admin: idOf(DEMO_ADMIN.name),
    reception: named('reception')[0] as string,
    consultants: named('consultant'),
  }
}
