import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{integration,policy,host,faults,fuzz,scripts}/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
