import { XMLParser } from 'fast-xml-parser'
import { lineAt, unreadable } from './unreadable.ts'
import { checkXml } from './xml-check.ts'

/** An element by its local name: a bank may choose any prefix for the namespace. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** Its own text, trimmed. */
  readonly text: string
  readonly children: readonly XmlElement[]
  /** Where it begins in the text. */
  readonly at: number
}

export interface XmlDocument {
  readonly root: XmlElement
  /** The line an element begins on, from 1. */
  readonly lineOf: (element: XmlElement) => number
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities and character references; `checkXml` has refused every other. */
function withoutReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      return named[name ?? ''] ?? ''
    },
  )
}

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  jPath: false,
  maxNestedTags: 100,
  entityDecoder: {
    decode: (text) => (text.includes('&') ? withoutReferences(text) : text),
    setExternalEntities: () => {},
    addInputEntities: () => {},
    reset: () => {},
    setXmlVersion: () => {},
  },
})

/**
 * Reads XML without DTD and entities of its own.
 * @throws AppError `file-unreadable` `well-formed-xml`, `plain-xml`, `shorter-line` or `smaller-file`.
 */
export function parseXml(text: string): XmlDocument {
  const places = { starts: checkXml(text), next: 0 }
  const [root] = elementsOf(parsed(text), places).children
  // The parser and our own look must have seen the same elements, or lines would be wrong.
  if (root === undefined || places.next !== places.starts.length) throw unreadable('well-formed-xml')
  return { root, lineOf: lineFinder(text) }
}

function parsed(text: string): unknown {
  try {
    return parser.parse(text)
  } catch {
    // What the parser refuses (a name such as `__proto__`) after our own look is not XML a bank writes. Its message quotes
    // the file, so it goes no further.
    throw unreadable('well-formed-xml')
  }
}

interface Places {
  readonly starts: readonly number[]
  next: number
}

const none: readonly XmlElement[] = []

function elementsOf(nodes: unknown, places: Places): Pick<XmlElement, 'children' | 'text'> {
  const children: XmlElement[] = []
  let text = ''
  for (const node of Array.isArray(nodes) ? (nodes as readonly unknown[]) : []) {
    if (!isRecord(node)) continue
    for (const name in node) {
      if (name === ':@') continue
      if (name === '#text') text += String(node[name])
      else children.push(elementOf(name, node, places))
    }
  }
  return { children: children.length === 0 ? none : children, text: text.trim() }
}

function elementOf(name: string, node: Readonly<Record<string, unknown>>, places: Places): XmlElement {
  const at = places.starts[places.next++] ?? 0
  const { children, text } = elementsOf(node[name], places)
  return { name, attributes: attributesOf(node), text, children, at }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

const noAttributes: Readonly<Record<string, string>> = {}

function attributesOf(node: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const attributes = node[':@']
  if (!isRecord(attributes)) return noAttributes
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
}

/** A row each asks for its line, in the order of the file: the count goes on from the last answer. */
function lineFinder(text: string): (element: XmlElement) => number {
  let [known, line] = [0, 1]
  return ({ at }) => {
    if (at < known) [known, line] = [0, 1]
    line += lineAt(text.slice(known, at), at - known) - 1
    known = at
    return line
  }
}

/** The first element on a path of names below this one; undefined where a part of it is missing. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = found?.children.find((candidate) => candidate.name === name)
  return found
}

/** All children of that name. */
export function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? []
}

/** The text at a path; null where it is missing or blank. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | null {
  const text = child(element, ...path)?.text ?? ''
  return text === '' ? null : text
}

/** An element as nested plain values, for the raw row: texts by names, a list where a name repeats. */
export function plainValue(element: XmlElement): unknown {
  const attributes = Object.entries(element.attributes)
  if (element.children.length === 0 && attributes.length === 0) return element.text
  const plain = Object.create(null) as Record<string, unknown> // no name reaches a prototype
  for (const [name, value] of attributes) plain[`@${name}`] = value
  if (element.text !== '') plain['#text'] = element.text
  for (const one of element.children) {
    const value = plainValue(one)
    const before = plain[one.name]
    if (before === undefined) plain[one.name] = value
    else if (Array.isArray(before)) before.push(value)
    else plain[one.name] = [before, value]
  }
  return plain
}
