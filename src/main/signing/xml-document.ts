import { DOMParser } from '@xmldom/xmldom'
import { AppError } from '../../shared/errors.ts'
import { fromUtf8 } from './base64.ts'
import { isWellFormed } from './well-formed.ts'

/** A signature with the most that may be signed stays far below these. */
const mostBytes = 400_000
const mostElements = 500
const deepest = 12
const mostAttributes = 20

const blank = '[ \\t\\r\\n]'
const quoted = (value: string): string => `${blank}*=${blank}*(?:"${value}"|'${value}')`
/** As XML 1.0 lets it be written (2.8), and the blanks behind it: both are no part of the canonical form, nor of what is read. */
const prolog = new RegExp(
  `^(?:<\\?xml${blank}+version${quoted('1\\.0')}(?:${blank}+encoding${quoted('[Uu][Tt][Ff]-8')})?` +
    `(?:${blank}+standalone${quoted('(?:yes|no)')})?${blank}*\\?>)?${blank}*`,
)

export function unreadable(why: string, cause?: unknown): AppError {
  return new AppError('file-unreadable', `the signature is of another form: ${why}`, { cause })
}

/**
 * Elements, attributes and text; nothing else XML knows. What is not there cannot be read in two ways: no document type and so no
 * entities, no comments that a canonical form leaves out, no instructions, no marked sections.
 * @throws AppError `file-unreadable`
 */
export function parseXml(bytes: Uint8Array): Document {
  if (bytes.length > mostBytes) throw unreadable('it is too large')
  const body = fromUtf8(bytes).replace(prolog, '')
  if (/<[!?]/.test(body)) throw unreadable('it holds more than elements and text')
  if (!isWellFormed(body)) throw unreadable('it is not well-formed')
  const document = parsed(body)
  const root = document.documentElement
  if ([...siblingsOf(document.firstChild)].some((node) => node !== root))
    throw unreadable('there is something beside the root')
  let elements = 0
  const look = (element: Element, depth: number): void => {
    elements += 1
    if (depth > deepest || elements > mostElements || element.attributes.length > mostAttributes)
      throw unreadable('it is too deep or too long')
    for (const node of siblingsOf(element.firstChild)) {
      if (isElement(node)) look(node, depth + 1)
      else if (node.nodeType !== textNode) throw unreadable('it holds more than elements and text')
    }
  }
  look(root, 0)
  return document
}

/** The reader is a lenient one: it says what is wrong and goes on, so whatever it says ends it. */
function parsed(text: string): Document {
  const fail = (message: unknown): never => {
    throw unreadable('it is not well-formed', message)
  }
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } })
  const document: Document | undefined = parser.parseFromString(text, 'text/xml')
  if ((document?.documentElement ?? null) === null) throw unreadable('it is empty')
  return document
}

const elementNode = 1
const textNode = 3

function isElement(node: Node): node is Element {
  return node.nodeType === elementNode
}

function* siblingsOf(first: Node | null): Generator<Node> {
  for (let node = first; node !== null; node = node.nextSibling) yield node
}

/** Elements in an element that holds nothing but elements and the blanks between them.
 *  @throws AppError `file-unreadable` where there is text as well */
export function childrenOf(element: Element): readonly Element[] {
  const nodes = [...siblingsOf(element.firstChild)]
  if (nodes.some((node) => !isElement(node) && /[^\t\n\r ]/.test(node.nodeValue ?? '')))
    throw unreadable('there is text between elements')
  return nodes.filter(isElement)
}

/** @throws AppError `file-unreadable` where there is an element in it */
export function textOf(element: Element): string {
  if ([...siblingsOf(element.firstChild)].some(isElement)) throw unreadable('an element is in a text')
  return element.textContent ?? ''
}

/** Attributes but for declarations of namespaces. */
export function attributesOf(element: Element): readonly Attr[] {
  return Array.from(element.attributes).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
}

/** Every element below the given one, itself the first. */
export function* everyElement(element: Element): Generator<Element> {
  yield element
  for (const node of siblingsOf(element.firstChild)) if (isElement(node)) yield* everyElement(node)
}
