import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findBinaries } from '#server/db/embedded/binaries.ts'

describe('findBinaries', () => {
  test('finds the programs npm installed for this machine', () => {
    const { postgres, initdb, pgCtl, version } = findBinaries()
    expect([postgres, initdb, pgCtl].filter((path) => !existsSync(path))).toEqual([])
    expect(version).toMatch(/^18\./)
  })

  test('tells the owner of another machine to set DATABASE_URL', () => {
    const find = () => findBinaries({ platform: 'freebsd', arch: 'riscv64' })
    expect(find).toThrow(/not made for it \(freebsd-riscv64\).*DATABASE_URL/)
  })

  test('tells so as well when npm left the package out', () => {
    const other = process.platform === 'win32' ? 'linux' : 'win32'
    const find = () => findBinaries({ platform: other, arch: 'x64' })
    expect(find).toThrow(/not installed \((windows|linux)-x64\).*DATABASE_URL/)
  })
})
