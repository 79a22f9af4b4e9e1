import type { SourceFile, Violation } from './source.ts'
import { isTest } from './source.ts'

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const everyDependency = (manifest: Manifest): readonly (readonly [string, string])[] => [
  ...Object.entries(manifest.dependencies ?? {}),
  ...Object.entries(manifest.devDependencies ?? {}),
  ...Object.entries(manifest.optionalDependencies ?? {}),
]

/** One exact version each: what was tested is what is installed. */
export function unpinned(manifest: Manifest): readonly Violation[] {
  return everyDependency(manifest)
    .filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json ${name} is not pinned: ${version}`)
}

/** The package behind a specifier: `@mantine/core/styles.css` is of `@mantine/core`. */
export function packageOf(specifier: string): string | null {
  if (/^(\.|node:|virtual:)/.test(specifier)) return null
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

/** Packages a style sheet takes files from: `url('@fontsource-variable/inter/…')`, `@import 'x/styles.css'`. */
export function styledPackages(css: string): readonly string[] {
  const addresses = [...css.matchAll(/(?:url\(\s*|@import\s+)['"]([^'"]+)['"]/g)].map(
    ([, address = '']) => address,
  )
  return addresses
    .filter((address) => !/^(data:|https?:|[./])/.test(address))
    .flatMap((address) => packageOf(address) ?? [])
}

/** Packages that reach the person's machine: those the app's own sources load, whether bundled or beside it. */
export function shippedPackages(files: readonly SourceFile[], styles: readonly string[]): readonly string[] {
  const names = files
    .filter((file) => file.path.startsWith('src/') && !isTest(file.path))
    .flatMap((file) => file.imports.filter(({ kind }) => kind !== 'type'))
    .flatMap(({ specifier }) => packageOf(specifier) ?? [])
  return [...new Set([...names, ...styles.flatMap(styledPackages)])].toSorted()
}

/** The package names in the first column of the table under this heading of docs/dependencies.md. */
export function documentedPackages(markdown: string, heading: string): readonly string[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name).toSorted()
}

/** Both directions: what one list has and the other has not. */
export function differences(found: readonly string[], documented: readonly string[]): readonly Violation[] {
  return [
    ...found
      .filter((name) => !documented.includes(name))
      .map((name) => `${name} is not in docs/dependencies.md`),
    ...documented
      .filter((name) => !found.includes(name))
      .map((name) => `${name} is documented, but not used`),
  ]
}
