import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'

/** On the machine's own PostgreSQL: what could differ from one version to the next. */
const onExternal = process.env.SERVER_PG === 'external'
/** The launcher has none, the fault model asks the protocol, the others' SQL is the plainest there is. */
const NOT_OF_THE_DATABASE = [
  ...['tests/server/launch/**', 'tests/sync/**', 'tests/server/main.test.ts'],
  ...['tests/server/demo/**', 'tests/server/photo/**', 'tests/server/http/**'],
  ...['tests/server/auth/**', 'tests/server/operator.test.ts', 'tests/server/env.test.ts'],
  'tests/server/sync/{plan-push,push-queue,quick-mutation,each-of}.test.ts',
  ...['tests/server/features/{office,push,templates}/**', 'tests/server/duties.test.ts'],
  'tests/server/features/audit/acts.test.ts',
]

/** For a hang, not for speed: a busy machine must not turn a test red. */
const limits = { testTimeout: 120_000, hookTimeout: 120_000 }

const client = ['tests/client/**/*.test.{ts,tsx}']
const dom = ['tests/client/**/*.dom.test.tsx']
const server = ['tests/server/**/*.test.ts', 'tests/sync/**/*.test.ts']

export default defineConfig({
  test: {
    reporters: ['default'],
    // On two cores the default is one worker, and half of the time it waits for a disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          ...limits,
          // Pure functions and files that are read: a process of its own each would cost more.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/client/**', ...server],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'client',
          ...limits,
          include: client,
          exclude: [...configDefaults.exclude, ...dom],
        },
      },
      {
        plugins: [react()],
        test: {
          ...{ name: 'client-dom', ...limits, environment: 'happy-dom', include: dom },
          setupFiles: ['tests/support/patient-dom.ts'],
        },
      },
      {
        test: {
          name: 'server',
          ...limits,
          // Nothing of theirs is global: loading the server once a worker is enough.
          isolate: false,
          include: server,
          exclude: [...configDefaults.exclude, ...(onExternal ? NOT_OF_THE_DATABASE : [])],
          globalSetup: ['tests/support/cluster-setup.ts'],
        },
      },
    ],
  },
})
