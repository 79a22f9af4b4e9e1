import { expect, test } from 'vitest'
import { run } from '../../scripts/command.mjs'

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGKILL', 137],
  ['SIGABRT', 134],
] as const)('a program that is ended by %s ends with the number a shell gives that', async (signal, code) => {
  const ended = `process.kill(process.pid, '${signal}'); setInterval(() => undefined, 1000)`
  expect(await run(process.execPath, ['-e', ended], { stdio: 'ignore' })).toBe(code)
})

test('a program that ends by itself says how', async () => {
  expect(await run(process.execPath, ['-e', 'process.exit(8)'], { stdio: 'ignore' })).toBe(8)
})
