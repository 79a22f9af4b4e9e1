import {
  child,
  children,
  isTest,
  lineAt,
  walk,
  type SourceFile,
  type SyntaxNode,
  type Violation,
} from './source.ts'

export const maxFileLines = 350
export const usualFileLines = 160
export const maxFunctionLines = 60

const linesOf = (text: string): number => text.trimEnd().split('\n').length

/** No file over 350 lines. */
export function longFiles(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => linesOf(file.text) > maxFileLines)
    .map((file) => `${file.path}:1 has ${linesOf(file.text)} lines, more than ${maxFileLines}`)
}

/** 90 % of the files have at most 160 lines: the files beyond are named when there are too many of them. */
export function tooManyLongFiles(files: readonly SourceFile[]): readonly Violation[] {
  const beyond = files.filter((file) => linesOf(file.text) > usualFileLines)
  if (beyond.length <= files.length * 0.1) return []
  return beyond.map(
    (file) =>
      `${file.path}:1 has ${linesOf(file.text)} lines, and more than a tenth of all files are so long`,
  )
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const groupNames = new Set(['describe', 'test.describe', 'describe.each', 'suite'])

/** No function over 60 lines. The frame of a group of tests is no function of its own. */
export function longFunctions(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const found: Violation[] = []
    walk(file.program, (node, around) => {
      if (!functionTypes.has(node.type)) return
      const first = lineAt(file.text, node.start)
      const lines = lineAt(file.text, node.end) - first + 1
      if (lines <= maxFunctionLines || isTestGroup(file.path, around.at(-1), file.text)) return
      found.push(`${file.path}:${first} a function of ${lines} lines, more than ${maxFunctionLines}`)
    })
    return found
  })
}

function isTestGroup(path: string, call: SyntaxNode | undefined, text: string): boolean {
  if (!isTest(path) || call?.type !== 'CallExpression') return false
  const callee = child(call, 'callee')
  return callee !== null && groupNames.has(text.slice(callee.start, callee.end).replace(/\(.*$/s, ''))
}

/** No default export: a name is the same wherever it is used. Lazy pages and tools that ask for one aside. */
export function defaultExports(files: readonly SourceFile[]): readonly Violation[] {
  const isExempt = (path: string): boolean =>
    /^src\/renderer\/src\/pages\/[\w-]+\/\w+Page\.tsx$/.test(path) || path.endsWith('/global-setup.ts')
  return files
    .filter((file) => !isExempt(file.path))
    .flatMap((file) =>
      children(file.program, 'body')
        .filter((node) => node.type === 'ExportDefaultDeclaration')
        .map((node) => `${file.path}:${lineAt(file.text, node.start)} a default export`),
    )
}
