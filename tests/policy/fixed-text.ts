import { posix } from 'node:path'
import { child, children, type SourceFile, type SyntaxNode } from './source.ts'

/** The files by path: where a name comes from is looked up here. */
export type Files = ReadonlyMap<string, SourceFile>

const lists = new Set(['join', 'map', 'concat', 'toSorted', 'filter'])

/**
 * Is the value of this expression known before the program runs, whatever anybody types or sends? True for text,
 * templates, sums and lists of such, and for constants of a file's outermost level that are made of them, here or where
 * they are imported from. A local name that hides such a constant would deceive it: lint forbids hiding.
 */
export function isFixed(node: SyntaxNode, file: SourceFile, files: Files, depth = 0): boolean {
  const every = (nodes: readonly SyntaxNode[]): boolean =>
    nodes.every((part) => isFixed(part, file, files, depth + 1))
  const has = (property: string): boolean => {
    const part = child(node, property)
    return part !== null && isFixed(part, file, files, depth + 1)
  }
  if (depth > 30) return false
  switch (node.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return every(children(node, 'expressions'))
    case 'BinaryExpression':
      return has('left') && has('right')
    case 'ConditionalExpression':
      return has('consequent') && has('alternate')
    case 'ArrayExpression':
      return every(children(node, 'elements'))
    case 'ObjectExpression':
      return every(children(node, 'properties'))
    case 'Property':
      return has('value')
    case 'SpreadElement':
      return has('argument')
    case 'MemberExpression':
      return has('object')
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return has('expression')
    case 'Identifier':
      return isFixedName(String(node['name']), file, files, depth)
    case 'CallExpression':
      return isFixedCall(node, file, files, depth)
    default:
      return false
  }
}

/** `columns.join(', ')` and `columns.map((name) => '@' + name)` of a fixed list. */
function isFixedCall(call: SyntaxNode, file: SourceFile, files: Files, depth: number): boolean {
  const callee = child(call, 'callee')
  const name = callee === null ? undefined : child(callee, 'property')?.['name']
  const list = callee === null ? null : child(callee, 'object')
  if (list === null || typeof name !== 'string' || !lists.has(name)) return false
  if (!isFixed(list, file, files, depth + 1)) return false
  return children(call, 'arguments').every((argument) => {
    if (argument.type !== 'ArrowFunctionExpression') return isFixed(argument, file, files, depth + 1)
    const own = children(argument, 'params').map((parameter) => String(parameter['name']))
    const body = child(argument, 'body')
    return body !== null && isFixed(body, withFixedNames(file, own), files, depth + 1)
  })
}

/** Inside such a call the parameter is one of the fixed values. */
function withFixedNames(file: SourceFile, names: readonly string[]): SourceFile {
  const declarations = names.map((name) => ({
    type: 'VariableDeclaration',
    kind: 'const',
    start: 0,
    end: 0,
    declarations: [
      {
        type: 'VariableDeclarator',
        start: 0,
        end: 0,
        id: { type: 'Identifier', start: 0, end: 0, name },
        init: { type: 'Literal', start: 0, end: 0, value: '' },
      },
    ],
  }))
  return { ...file, program: { ...file.program, body: [...declarations, ...children(file.program, 'body')] } }
}

function isFixedName(name: string, file: SourceFile, files: Files, depth: number): boolean {
  for (const statement of children(file.program, 'body')) {
    const declared = statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : statement
    if (declared?.type === 'VariableDeclaration' && declared['kind'] === 'const') {
      const found = children(declared, 'declarations').find((each) => child(each, 'id')?.['name'] === name)
      const value = found === undefined ? null : child(found, 'init')
      if (value !== null) return isFixed(value, file, files, depth + 1)
    }
    if (statement.type !== 'ImportDeclaration') continue
    const imported = children(statement, 'specifiers').find((each) => child(each, 'local')?.['name'] === name)
    const from = child(statement, 'source')?.['value']
    if (imported === undefined || typeof from !== 'string') continue
    const target = files.get(posix.join(posix.dirname(file.path), from))
    const original = child(imported, 'imported')?.['name']
    return (
      target !== undefined && typeof original === 'string' && isFixedName(original, target, files, depth + 1)
    )
  }
  return false
}
