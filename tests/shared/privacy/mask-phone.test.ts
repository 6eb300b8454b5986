import { expect, test } from 'vitest'
import { maskPhone } from '#shared/privacy/mask-phone.ts'

test.each([
  ['13800130001', '138****0001'],
  ['+86 138-0013-0001', '138****0001'],
  ['１３８００１３０００１', '138****0001'],
  ['0912345678', '091****5678'],
  ['8765 4321', '****4321'],
  ['4321', '****21'],
  ['', '****'],
])('%s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))
