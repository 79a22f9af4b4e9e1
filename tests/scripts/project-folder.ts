import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An invented project in a folder that is gone after the test. */
export function projectFolder(files: Readonly<Record<string, string>>): {
  readonly root: string
  write(path: string, content: string): void
  remove(path: string): void
} {
  const root = mkdtempSync(join(tmpdir(), 'oversikt-scripts-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return { root, write, remove: (path) => rmSync(join(root, path), { recursive: true }) }
}
