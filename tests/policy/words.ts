import { child, isTest, lineAt, walk, type SourceFile, type SyntaxNode, type Violation } from './source.ts'

/** Finds nodes in all files. */
function nodes(
  files: readonly SourceFile[],
  why: string,
  matches: (node: SyntaxNode, file: SourceFile) => boolean,
): readonly Violation[] {
  return files.flatMap((file) => {
    const found: Violation[] = []
    walk(file.program, (node) => {
      if (matches(node, file)) found.push(`${file.path}:${lineAt(file.text, node.start)} ${why}`)
    })
    return found
  })
}

/** Finds words anywhere in the text, comments included. */
function words(files: readonly SourceFile[], pattern: RegExp, why: string): readonly Violation[] {
  return files.flatMap((file) =>
    [...file.text.matchAll(new RegExp(pattern, 'g'))].map(
      (match) => `${file.path}:${lineAt(file.text, match.index)} ${why}`,
    ),
  )
}

/** The text of a string or of the fixed parts of a template; null for any other node. */
function literalText(node: SyntaxNode): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateElement') return null
  const value = node['value']
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : null
}

export const anyTypes = (files: readonly SourceFile[]): readonly Violation[] =>
  nodes(files, 'the type any', (node) => node.type === 'TSAnyKeyword')

export const nonNullMarks = (files: readonly SourceFile[]): readonly Violation[] =>
  nodes(files, 'a non-null mark (!)', (node) => node.type === 'TSNonNullExpression')

/** What may write to a terminal: the command line, the log, and the sandbox's own start. */
const mayPrint = /^src\/main\/(cli(\.ts$|\/)|log[\w-]*\.ts$|sandbox\/run\.ts$)/

export const consoleCalls = (files: readonly SourceFile[]): readonly Violation[] =>
  nodes(
    files.filter((file) => file.path.startsWith('src/') && !mayPrint.test(file.path)),
    'writes to the console',
    (node) => node.type === 'MemberExpression' && child(node, 'object')?.['name'] === 'console',
  )

export const unfinishedWork = (files: readonly SourceFile[]): readonly Violation[] =>
  words(files, /\b(TODO|FIXME|XXX|HACK)\b/, 'unfinished work')

/** Tests that are switched off, or that switch off the others. */
export const skippedTests = (files: readonly SourceFile[]): readonly Violation[] =>
  nodes(
    files.filter((file) => isTest(file.path)),
    'a test that is skipped, or alone',
    (node, file) => {
      if (node.type !== 'MemberExpression') return false
      return /^(test|it|describe|test\.describe)\.(skip|only|todo|fixme|fails)$/.test(
        file.text.slice(node.start, node.end),
      )
    },
  )

export const rawHtml = (files: readonly SourceFile[]): readonly Violation[] =>
  words(
    files.filter((file) => file.path.startsWith('src/')),
    /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML/,
    'makes HTML from text',
  )

/** Addresses of this machine may be plain http; so may the names of XML vocabularies, which nobody fetches. */
const harmlessHttp =
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]|www\.w3\.org|www\.bankid\.com\/signature)(?=[:/]|$)/
/** The loopback listener composes its own address; the sandbox is one. */
const composesLoopback = /^src\/main\/(oauth|sandbox)\//

export const plainHttp = (files: readonly SourceFile[]): readonly Violation[] =>
  nodes(
    files.filter((file) => file.path.startsWith('src/') && !isTest(file.path)),
    'an address without TLS',
    (node, file) => {
      const text = literalText(node)
      if (text === null || composesLoopback.test(file.path)) return false
      return [...text.matchAll(/http:\/\/\S*/g)].some(([address]) => !harmlessHttp.test(address))
    },
  )

/** Folders and addresses that exist on one machine or in one network only. */
const somewherePrivate = /(?<![\w.:/}-])\/(?:work|root)\/|https?:\/\/[\w.-]+\.(?:internal|corp|lan)\b/

export const privatePlaces = (files: readonly SourceFile[]): readonly Violation[] =>
  words(files, somewherePrivate, 'names a place on one machine or in one network')
