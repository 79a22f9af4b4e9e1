import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assertNotOpen, holdOpen } from './in-use.ts'
import { takeLock } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oversikt-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What another process is told that does this with one of our modules. */
function elsewhere(module: string, call: string): string {
  const url = JSON.stringify(new URL(module, import.meta.url).href)
  const program = `import(${url}).then((own) => own.${call}).then(() => console.log('done'), ({ code }) => console.log(code))`
  return execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8' }).trim()
}

test('a process that asks for its own lock once more is refused, and still holds it against every other', () => {
  const path = join(folder, 'a.lock')
  const taking = `takeLock(${JSON.stringify(path)}, 0)`
  const letGo = takeLock(path, 0)
  expect(() => takeLock(path, 0)).toThrow()
  expect(elsewhere('./lock.ts', taking)).toBe('already-running')
  letGo()
  expect(elsewhere('./lock.ts', taking)).toBe('done')
})

test('a store that one process has open twice is not put aside by another, until both are closed', () => {
  const file = join(folder, 'oversikt.db')
  const looking = `assertNotOpen(${JSON.stringify(file)})`
  const letGo = [holdOpen(file), holdOpen(file)]
  for (const end of letGo) {
    expect(elsewhere('./in-use.ts', looking)).toBe('already-running')
    expect(() => assertNotOpen(file)).toThrow()
    end()
  }
  expect(elsewhere('./in-use.ts', looking)).toBe('done')
})
