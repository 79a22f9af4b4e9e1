import { describe, expect, test } from 'vitest'
import { isBuilt, sourceKey } from '../../scripts/build.mjs'
import { projectFolder } from './project-folder.ts'

function builtProject() {
  const project = projectFolder({
    'package.json': '{}',
    'src/main/index.ts': 'export const x = 1',
    'src/main/store/1.sql': 'CREATE TABLE t (x)',
    'out/main/index.js': '',
    'out/main/cli.js': '',
    'out/preload/index.cjs': '',
    'out/renderer/index.html': '',
  })
  project.write('out/built-from', sourceKey(project.root))
  return project
}

test('an app built from these sources is not built again', () => {
  expect(isBuilt(builtProject().root)).toBe(true)
})

describe('it is built again', () => {
  test.each([
    ['a source changed', 'src/main/index.ts', 'export const x = 2'],
    ['a migration changed', 'src/main/store/1.sql', 'CREATE TABLE t (y)'],
    ['a file was added', 'src/renderer/new.css', 'p {}'],
    ['the configuration changed', 'package.json', '{"version":"2.0.0"}'],
  ])('when %s', (_what, path, content) => {
    const project = builtProject()
    project.write(path, content)
    expect(isBuilt(project.root)).toBe(false)
  })

  test('when a file moved, although all contents are the same', () => {
    const project = builtProject()
    project.remove('src/main/index.ts')
    project.write('src/main/other.ts', 'export const x = 1')
    expect(isBuilt(project.root)).toBe(false)
  })

  test('when a product has gone', () => {
    const project = builtProject()
    project.remove('out/preload/index.cjs')
    expect(isBuilt(project.root)).toBe(false)
  })

  test('when the last build did not end', () => {
    const project = builtProject()
    project.remove('out/built-from')
    expect(isBuilt(project.root)).toBe(false)
  })
})

test('a test does not make the app stale', () => {
  const project = builtProject()
  project.write('src/main/index.test.ts', 'changed')
  expect(isBuilt(project.root)).toBe(true)
})
