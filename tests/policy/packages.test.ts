import { expect, test } from 'vitest'
import { differences, documentedPackages, packageOf, shippedPackages, unpinned } from './packages.ts'
import { parseSource } from './source.ts'

test('a version that may drift is found', () => {
  const manifest = {
    dependencies: { a: '1.2.3', b: '^1.2.3', c: 'npm:@x/c@1.2.3', d: 'npm:d@1' },
    devDependencies: { e: 'latest', f: '2.0.0-beta.1' },
    optionalDependencies: { g: '>=1' },
  }
  expect(unpinned(manifest).map((line) => line.split(' ')[1])).toEqual(['b', 'd', 'e', 'g'])
})

test('a package is known by any of its files', () => {
  expect(packageOf('@mantine/core/styles.css')).toBe('@mantine/core')
  expect(packageOf('undici')).toBe('undici')
  expect(packageOf('hono/cookie')).toBe('hono')
  expect(packageOf('node:fs')).toBeNull()
  expect(packageOf('./x.ts')).toBeNull()
})

test('what the app loads is shipped; types and tests are not', () => {
  const files = [
    parseSource(
      'src/main/x.ts',
      "import { z } from 'zod'\nimport type { A } from 'a'\nconst l = () => import('lazy')",
    ),
    parseSource('src/main/x.test.ts', "import { test } from 'vitest'"),
  ]
  const styles = [
    "@font-face { src: url('@a/font/x.woff2') } .b { background: url('./own.svg') }",
    "@import 'sheet/s.css';",
  ]
  expect(shippedPackages(files, styles)).toEqual(['@a/font', 'lazy', 'sheet', 'zod'])
})

test('a package that only one list has is named', () => {
  const markdown =
    '# X\n\n## In the app\n\n| package | why |\n| --- | --- |\n| `a` | x |\n| `@b/c` | y |\n\n## Other\n\n| `d` | z |\n'
  const documented = documentedPackages(markdown, 'In the app')
  expect(documented).toEqual(['@b/c', 'a'])
  expect(differences(['a', 'new'], documented)).toEqual([
    'new is not in docs/dependencies.md',
    '@b/c is documented, but not used',
  ])
})
