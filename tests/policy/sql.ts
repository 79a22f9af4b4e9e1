import { isFixed } from './fixed-text.ts'
import { child, children, isTest, lineAt, walk, type SourceFile, type Violation } from './source.ts'

const takesSql = /^(prepare\w*|exec)$/

/** SQL takes values as parameters only: its text is fixed before the program runs. */
export function composedSql(files: readonly SourceFile[]): readonly Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  return files
    .filter((file) => file.path.startsWith('src/main/') && !isTest(file.path))
    .flatMap((file) => {
      const found: Violation[] = []
      walk(file.program, (node) => {
        if (node.type !== 'CallExpression') return
        const callee = child(node, 'callee')
        const name = callee === null ? undefined : child(callee, 'property')?.['name']
        const [sql] = children(node, 'arguments')
        if (typeof name !== 'string' || !takesSql.test(name) || sql === undefined) return
        const isPiecewise = sql.type === 'TemplateLiteral' || sql.type === 'BinaryExpression'
        if (isPiecewise && !isFixed(sql, file, byPath)) {
          found.push(
            `${file.path}:${lineAt(file.text, node.start)} SQL put together from what is not fixed text`,
          )
        }
      })
      return found
    })
}
