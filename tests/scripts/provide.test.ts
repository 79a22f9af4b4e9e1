import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { missingNeeds, provide, provideIfEasy, shortage } from '../../scripts/system.mjs'
import { projectFolder } from './project-folder.ts'

afterEach(() => void vi.unstubAllEnvs())

/** A machine whose only programs are these shell scripts, in this order of the path. */
function machineWith(programs: Readonly<Record<string, string>>): string {
  const files = Object.entries(programs).map(([name, body]) => [`bin/${name}`, `#!/bin/sh\n${body}\n`])
  const { root } = projectFolder(Object.fromEntries(files))
  for (const name of Object.keys(programs)) chmodSync(join(root, 'bin', name), 0o755)
  vi.stubEnv('PATH', join(root, 'bin'))
  return root
}

/** Writes down how it was called, and brings `make`. */
const goodApt =
  'echo "$DEBIAN_FRONTEND $*" >> "${0%/*}/../calls"\ncase "$1" in install) : > "${0%/*}/make"; /bin/chmod +x "${0%/*}/make" ;; esac'
const knowsEverything = 'echo "  Candidate: 1.0"'

describe('as root on Debian', () => {
  test('what is missing is fetched after the package lists, without questions', () => {
    const root = machineWith({ 'apt-get': goodApt, 'apt-cache': knowsEverything })
    const said: string[] = []
    provide(root, ['make'], (line) => said.push(line), { asRoot: true })
    expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toEqual([
      'noninteractive update -q',
      'noninteractive install -yq --no-install-recommends make',
    ])
    expect(said).toEqual(['Installing for this machine: make (a few minutes) ...'])
    expect(missingNeeds(['make'])).toEqual([])
  })

  test('nothing is fetched when all of it is here', () => {
    const root = machineWith({ 'apt-get': goodApt, make: '' })
    provide(root, ['make'], () => undefined, { asRoot: true })
    expect(existsSync(join(root, 'calls'))).toBe(false)
  })

  test('a failure names the packages and where its words are', () => {
    const root = machineWith({ 'apt-get': 'echo no such host; exit 100', 'apt-cache': knowsEverything })
    expect(() => provide(root, ['make'], () => undefined, { asRoot: true })).toThrow(
      /^apt-get could not install make: see .*apt\.log$/,
    )
    expect(readFileSync(join(root, 'node_modules/.cache/oversikt/apt.log'), 'utf8')).toContain('no such host')
  })

  test('an installer that says yes and brings nothing is not believed', () => {
    const root = machineWith({ 'apt-get': 'exit 0', 'apt-cache': knowsEverything })
    expect(() => provide(root, ['make'], () => undefined, { asRoot: true })).toThrow(
      'Missing on this machine: make',
    )
  })
})

describe('what would only be faster', () => {
  const wanted = ['make'] as const

  test('is fetched where that takes no question', () => {
    const root = machineWith({ 'apt-get': goodApt, 'apt-cache': knowsEverything })
    provideIfEasy(root, wanted, () => undefined, { asRoot: true })
    expect(missingNeeds(wanted)).toEqual([])
  })

  test('is gone without where it cannot be had, and that is said', () => {
    const root = machineWith({ 'apt-get': 'exit 100', 'apt-cache': knowsEverything })
    const said: string[] = []
    provideIfEasy(root, wanted, (line) => said.push(line), { asRoot: true })
    expect(said[1]).toMatch(/^Going on without: apt-get could not install make: see /)
  })

  test('is not asked for where a person would have to install it', () => {
    const root = machineWith({ 'apt-get': goodApt, 'apt-cache': knowsEverything })
    provideIfEasy(root, wanted, () => undefined, { asRoot: false })
    expect(existsSync(join(root, 'calls'))).toBe(false)
  })
})

describe('for anybody else it is one line', () => {
  test('with the exact command, and nothing is tried', () => {
    const root = machineWith({ 'apt-get': goodApt, 'apt-cache': knowsEverything })
    expect(() => provide(root, ['make', 'compiler'], () => undefined, { asRoot: false })).toThrow(
      /^Missing on this machine: make, compiler\. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends make g\+\+$/,
    )
    expect(existsSync(join(root, 'calls'))).toBe(false)
  })

  test('in the words of another system', () => {
    machineWith({ dnf: 'exit 1' })
    expect(shortage(['make'])).toBe('Missing on this machine: make. Run: sudo dnf install -y make')
  })

  test('without a command where we know none', () => {
    machineWith({})
    expect(shortage(['make'])).toMatch(/^Missing on this machine: make\. Please install it/)
  })
})
