import { describe, expect, test } from 'vitest'
import { readEnv } from '#server/env.ts'

describe('the environment', () => {
  test('may be empty', () => {
    expect(readEnv({})).toEqual({
      ...{ NODE_ENV: 'development', PORT: 8787, HOST: '0.0.0.0' },
      ...{ FLOORWALK_DATA: '.data/main', FLOORWALK_PROXY: false, FLOORWALK_SYNC_RATE: 120 },
      FLOORWALK_CONTACT: 'https://floorwalk.invalid',
    })
  })

  test('takes what is set, and an empty variable for none', () => {
    const secret = 's'.repeat(32)
    const env = {
      PORT: '9000',
      DATABASE_URL: '',
      FLOORWALK_PROXY: '1',
      FLOORWALK_SECRET: secret,
    }
    expect(readEnv(env)).toMatchObject({
      ...{ PORT: 9000, FLOORWALK_PROXY: true, FLOORWALK_SECRET: secret },
    })
    expect(readEnv(env)).not.toHaveProperty('DATABASE_URL')
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['NODE_ENV', 'staging'],
    ['DATABASE_URL', 'mysql://secret-host/x'],
    ['FLOORWALK_SECRET', 'too short'],
    ['FLOORWALK_PROXY', 'perhaps'],
    ['FLOORWALK_SYNC_RATE', '-5'],
    ['FLOORWALK_CONTACT', 'somebody'],
    ['FLOORWALK_LOG', 'loud'],
  ])('%s=%s is refused by name, without the value', (name, value) => {
    const read = () => readEnv({ [name]: value })
    expect(read).toThrow(new RegExp(`^The environment is not usable\\.\\n${name}: `))
    expect(read).not.toThrow(value)
  })
})
