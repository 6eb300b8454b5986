import { describe, expect, test } from 'vitest'
import { nodeVersionProblem } from '#server/launch/node-version.mjs'

describe('nodeVersionProblem', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0'])(
    '%s will do',
    (version) => {
      expect(nodeVersionProblem(version)).toBeUndefined()
    },
  )

  test.each(['14.21.3', '18.20.4', '20.18.9', '21.7.3', '22.11.0'])(
    '%s is too old, and the message says what to install',
    (version) => {
      const message = nodeVersionProblem(version)
      expect(message).toContain('20.19')
      expect(message).toContain(version)
      expect(message).toContain('https://nodejs.org')
    },
  )
})
