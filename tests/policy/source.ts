import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [property: string]: unknown
}

export type ImportKind = 'value' | 'type' | 'lazy'

export interface Import {
  /** As written: `./open.ts`, `zod`, `node:fs`. */
  readonly specifier: string
  /** The file it means, from the project's folder; null for a package. */
  readonly target: string | null
  /** `value` loads at start, `type` is erased, `lazy` is an `import()` call. */
  readonly kind: ImportKind
  readonly line: number
}

export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly program: SyntaxNode
  readonly imports: readonly Import[]
}

/** What a rule found: `src/main/core.ts:12 says why`. */
export type Violation = string

export const projectRoot = join(import.meta.dirname, '../..')

const isCode = /\.([mc]?tsx?|[mc]?js)$/

/** Every code file under these folders, parsed. */
export function readSources(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
      .filter((path) => isCode.test(path) && !path.endsWith('.d.ts') && !path.includes('/node_modules/'))
      .toSorted()
      .map((path) => parseSource(path, readFileSync(join(projectRoot, path), 'utf8'))),
  )
}

/** The text of every style sheet under a folder. */
export function readStyles(folder: string): readonly string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(projectRoot, folder, name), 'utf8'))
}

/** One file, from its text: rules are tested on invented files made with this. */
export function parseSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message ?? ''}`)
  const root: unknown = program
  if (!isNode(root)) throw new Error(`${path} has no program`)
  return { path, text, program: root, imports: importsOf(path, text, root) }
}

/** 1 for the first line. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (
    let index = text.indexOf('\n');
    index !== -1 && index < offset;
    index = text.indexOf('\n', index + 1)
  ) {
    line += 1
  }
  return line
}

/** Calls `visit` for every node, outermost first, with the chain of nodes around it (nearest last). */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
  around: readonly SyntaxNode[] = [],
): void {
  visit(node, around)
  const inside = [...around, node]
  for (const value of Object.values(node)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (isNode(part)) walk(part, visit, inside)
    }
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** A property of a node that is a node itself. */
export function child(node: SyntaxNode, property: string): SyntaxNode | null {
  const value = node[property]
  return isNode(value) ? value : null
}

/** A property of a node that is a list of nodes. */
export function children(node: SyntaxNode, property: string): readonly SyntaxNode[] {
  const value = node[property]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Tests, and what only tests use: it never ships, so the rules for what ships do not bind it. */
export const isTest = (path: string): boolean =>
  path.startsWith('tests/') || /\.test\.tsx?$/.test(path) || /\/testing(\/|\.ts$)/.test(path)

function importsOf(path: string, text: string, program: SyntaxNode): readonly Import[] {
  const found: Import[] = []
  walk(program, (node) => {
    const kind = importKind(node)
    const specifier = kind === null ? undefined : child(node, 'source')?.['value']
    if (kind === null || typeof specifier !== 'string') return
    found.push({ specifier, target: targetOf(path, specifier), kind, line: lineAt(text, node.start) })
  })
  return found
}

function importKind(node: SyntaxNode): ImportKind | null {
  switch (node.type) {
    case 'ImportExpression':
      return 'lazy'
    case 'TSImportType':
      return 'type'
    case 'ExportAllDeclaration':
      return node['exportKind'] === 'type' ? 'type' : 'value'
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
      return isTypeOnly(node) ? 'type' : 'value'
    default:
      return null
  }
}

/** `import type {…}`, and also `import { type A, type B }`, of which nothing is left at run time. */
function isTypeOnly(node: SyntaxNode): boolean {
  const word = node.type === 'ImportDeclaration' ? 'importKind' : 'exportKind'
  const names = children(node, 'specifiers')
  return node[word] === 'type' || (names.length > 0 && names.every((name) => name[word] === 'type'))
}

function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return posix.join(posix.dirname(path), specifier.replace(/\?\w+$/, ''))
}
