import { existsSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linkNode24, reasonToInstall, rememberInstallation } from '../../scripts/install.mjs'
import { projectFolder } from './project-folder.ts'

const locked = {
  a: { version: '1.0.0', integrity: 'sha512-a' },
  b: { version: '2.0.0', integrity: 'sha512-b' },
}
const onlyElsewhere = { version: '1.0.0', integrity: 'sha512-m', optional: true }

function lockFile(packages: Readonly<Record<string, object>>): string {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])
  return JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { name: 'x' }, ...Object.fromEntries(entries) },
  })
}

/** A project whose packages are all there, with npm's own record of them. */
function installedProject() {
  return projectFolder({
    'package-lock.json': lockFile({ ...locked, 'only-on-a-mac': onlyElsewhere }),
    'node_modules/.package-lock.json': lockFile(locked),
    'node_modules/a/package.json': '{}',
    'node_modules/b/package.json': '{}',
  })
}

describe('packages are installed again', () => {
  test('on a fresh checkout', () => {
    const project = projectFolder({ 'package-lock.json': lockFile(locked) })
    expect(reasonToInstall(project.root)).toBe('no packages are installed yet')
  })

  test('after an installation that was cut off, because npm writes its record last', () => {
    const project = installedProject()
    project.remove('node_modules/.package-lock.json')
    expect(reasonToInstall(project.root)).toBe('no packages are installed yet')
  })

  test.each([
    ['another version', { ...locked, a: { version: '1.0.1', integrity: 'sha512-a' } }],
    ['other content under the same version', { ...locked, a: { version: '1.0.0', integrity: 'sha512-x' } }],
    ['one more package', { ...locked, c: { version: '1.0.0', integrity: 'sha512-c' } }],
  ])('when the lock file asks for %s', (_what, packages) => {
    const project = installedProject()
    rememberInstallation(project.root)
    project.write('package-lock.json', lockFile(packages))
    expect(reasonToInstall(project.root)).toBe('the lock file asks for other packages than those installed')
  })

  test('when the lock file no longer knows a package', () => {
    const project = installedProject()
    project.write('package-lock.json', lockFile({ a: locked.a }))
    expect(reasonToInstall(project.root)).toBe('packages are installed that the lock file does not know')
  })

  test("when a package's folder has gone, whatever was remembered", () => {
    const project = installedProject()
    rememberInstallation(project.root)
    project.remove('node_modules/b')
    expect(reasonToInstall(project.root)).toBe('an installed package has gone')
  })
})

describe('packages are left alone', () => {
  test('when npm has installed what the lock file says; those for other systems may be missing', () => {
    expect(reasonToInstall(installedProject().root)).toBeNull()
  })

  test('when this very lock file was installed before', () => {
    const project = installedProject()
    rememberInstallation(project.root)
    expect(reasonToInstall(project.root)).toBeNull()
  })
})

test('Node 24 is put on the path where npm did not, and a link that is there stays', () => {
  const name = `node-linux-${process.arch}`
  const project = projectFolder({ [`node_modules/${name}/bin/node`]: '' })
  linkNode24(project.root)
  const link = join(project.root, 'node_modules/.bin/node')
  expect(readlinkSync(link)).toBe(`../${name}/bin/node`)
  expect(existsSync(link)).toBe(true)
  expect(() => linkNode24(project.root)).not.toThrow()
})
