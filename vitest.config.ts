import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/{integration,policy,host,faults,scripts}/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
