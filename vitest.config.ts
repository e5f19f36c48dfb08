import { defineConfig } from 'vitest/config'

const conditions = ['orrery-source', 'node', 'import', 'default']

/**
 * One project for what needs nothing but Node, one for what drives real engines, kernels and clients, and for what a real
 * server was recorded to answer.
 */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/*/src/**/*.test.ts', 'tests/*.test.ts', 'tests/scenarios/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/parity/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
