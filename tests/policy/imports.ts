import { areas, drawingPackages, type Area } from './areas.ts'
import { isTest, type Import, type SourceFile, type Violation } from './source.ts'

/** Who may import whom: the table of docs/architecture.md, as written in `areas.ts`. Tests beside a unit may use all. */
export function importViolations(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.startsWith('src/') && !isTest(file.path))
    .flatMap((file) => {
      const inSource = file.path.slice('src/'.length)
      const area = areas.find((candidate) => candidate.files.test(inSource))
      if (area === undefined) return [`${file.path}:1 belongs to no area of tests/policy/areas.ts`]
      const own = area.files.exec(inSource)?.groups?.['own'] ?? ''
      return file.imports
        .filter((entry) => !isAllowed(entry, area, own))
        .map(
          (entry) =>
            `${file.path}:${entry.line} ${area.name} may not import ${entry.specifier} (${entry.kind})`,
        )
    })
}

function isAllowed(entry: Import, area: Area, own: string): boolean {
  if (entry.target === null) return isAllowedPackage(entry, area)
  if (isTest(entry.target)) return false
  const target = entry.target.replace(/^src\//, '')
  const allowed = [
    ...area.values,
    ...(entry.kind === 'type' ? (area.types ?? []) : []),
    ...(entry.kind === 'lazy' ? (area.lazy ?? []) : []),
  ].map((path) => path.replace('<own>', own))
  // The page must not drag the validator along with the contract's values.
  if (area.name.startsWith('renderer') && target === 'shared/contract.ts') return entry.kind === 'type'
  return allowed.some((path) => covers(path, target))
}

/** `main/<composition>`: the files directly in main, of which some are only for a few. */
function covers(path: string, target: string): boolean {
  if (path === 'main/<composition>') return /^main\/(?!(index|cli|demo)\.ts$)[\w-]+\.ts$/.test(target)
  return target === path || (!/\.\w+$/.test(path) && target.startsWith(path))
}

function isAllowedPackage(entry: Import, area: Area): boolean {
  const { specifier } = entry
  if (specifier.startsWith('node:')) {
    if (typeof area.node === 'boolean') return area.node
    const name = specifier.slice('node:'.length)
    return !area.node.not.some((module) => name === module || name.startsWith(`${module}/`))
  }
  // A type of the validator is part of several ports; it is erased.
  if (entry.kind === 'type' && specifier === 'zod') return true
  const packages = area.packages ?? []
  if (packages.includes('<drawing>'))
    return drawingPackages.test(specifier) || specifier.startsWith('virtual:')
  return packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
}

/** Files that import each other in a ring, types included: each ring once, as `a -> b -> a`. */
export function importCycles(files: readonly SourceFile[]): readonly Violation[] {
  const graph = new Map(files.map((file) => [file.path, file.imports.flatMap(({ target }) => target ?? [])]))
  const rings = new Set<string>()
  const done = new Set<string>()
  const visit = (path: string, chain: readonly string[]): void => {
    const start = chain.indexOf(path)
    if (start !== -1) {
      rings.add([...chain.slice(start), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const target of graph.get(path) ?? []) visit(target, [...chain, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return [...rings]
}

/** A barrel hides who imports whom. Only the registries hand on what others export. */
export function barrels(files: readonly SourceFile[], registries: readonly string[]): readonly Violation[] {
  return files
    .filter((file) => !registries.includes(file.path))
    .filter(({ program }) => {
      const body = Array.isArray(program['body']) ? program['body'] : []
      const handedOn = body.filter((entry) => entry.type === 'ExportAllDeclaration' || isHandingOn(entry))
      const own = body.filter((entry) => entry.type !== 'ImportDeclaration')
      return (
        body.some((entry) => entry.type === 'ExportAllDeclaration') ||
        (own.length > 0 && handedOn.length === own.length)
      )
    })
    .map((file) => `${file.path}:1 only hands on what other files export`)
}

const isHandingOn = (entry: { type: string; source?: unknown }): boolean =>
  entry.type === 'ExportNamedDeclaration' && entry.source !== null && entry.source !== undefined
