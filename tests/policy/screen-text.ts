import { child, isTest, lineAt, walk, type SourceFile, type SyntaxNode, type Violation } from './source.ts'

/** Attributes whose value a person reads or hears. */
const spokenAttributes = new Set([
  'alt', 'title', 'label', 'placeholder', 'description', 'aria-label', 'aria-description', 'aria-roledescription',
  'aria-valuetext', 'error', 'nothingFoundMessage', 'legend', 'caption',
]) // prettier-ignore

/** Two letters in a row are a word; signs and single letters are not. */
const isWord = (text: string): boolean => /\p{L}{2}/u.test(text)

/** Words written straight into the page, which no language file knows. */
export function untranslatedText(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.endsWith('.tsx') && file.path.startsWith('src/') && !isTest(file.path))
    .flatMap((file) => {
      const found: Violation[] = []
      walk(file.program, (node, around) => {
        if (isWord(shownText(node, around))) {
          found.push(`${file.path}:${lineAt(file.text, node.start)} words that are not in the language files`)
        }
      })
      return found
    })
}

/** The text this node puts on the screen, as far as it is written in place. */
function shownText(node: SyntaxNode, around: readonly SyntaxNode[]): string {
  if (node.type === 'JSXText') return String(node['value'])
  const isText = node.type === 'Literal' && typeof node['value'] === 'string'
  if (!isText && node.type !== 'TemplateElement') return ''
  return isShown(around) ? writtenText(node) : ''
}

function writtenText(node: SyntaxNode): string {
  const value = node['value']
  return typeof value === 'string' ? value : String((value as { raw?: unknown } | null)?.raw ?? '')
}

/** Does the value here reach the screen unchanged: as a child of an element, or in a spoken attribute? */
function isShown(around: readonly SyntaxNode[]): boolean {
  const passes = new Set([
    'TemplateLiteral',
    'ConditionalExpression',
    'LogicalExpression',
    'ParenthesizedExpression',
  ])
  const outside = around.findLastIndex((node) => !passes.has(node.type))
  const holder = around[outside]
  if (holder?.type === 'JSXAttribute') return isSpoken(holder)
  if (holder?.type !== 'JSXExpressionContainer') return false
  const owner = around[outside - 1]
  if (owner?.type === 'JSXAttribute') return isSpoken(owner)
  return owner?.type === 'JSXElement' || owner?.type === 'JSXFragment'
}

function isSpoken(attribute: SyntaxNode): boolean {
  const name = child(attribute, 'name')?.['name']
  return typeof name === 'string' && spokenAttributes.has(name)
}
