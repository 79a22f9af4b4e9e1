import { lineAt, unreadable } from './unreadable.ts'

// The parser forgives tags that do not match, and would read a DTD. So a text goes through here first: one look forward,
// which also bounds what the parser can be made to do. Nothing a bank writes comes near these limits.

const deepest = 64
const mostElements = 2_000_000
const longestTag = 4096
/** Between two tags. The parser gathers a text letter by letter, at many times its size. */
const longestText = 64 * 1024

const tagName = /\/?([\p{L}_][\p{L}\p{N}_.:-]*)/uy
const characterReference = /&(?:lt|gt|amp|quot|apos|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/y
const entity = /&[\p{L}_][\p{L}\p{N}_.-]*;/uy
const special = /[<&]/g

interface Scan {
  readonly text: string
  readonly open: string[]
  /** Where each element begins, in the order of the file. */
  readonly starts: number[]
}

/**
 * Is this XML as RFC-minded banks write it: well-formed, no DTD, no entities but the five and character references, no
 * deeper, longer or more than sense has? Gives where each element begins, in the order of the file.
 * @throws AppError `file-unreadable` `well-formed-xml`, `plain-xml`, `shorter-line` or `smaller-file`, with the line.
 */
export function checkXml(text: string): readonly number[] {
  const scan: Scan = { text, open: [], starts: [] }
  let textStart = 0
  let tagsEnd = 0
  for (let at = nextSpecial(text, 0); at !== -1; at = nextSpecial(text, textStart)) {
    checkOutside(scan, textStart, at)
    if (text[at] === '&') textStart = afterReference(scan, at)
    else if (text.startsWith('<!--', at)) textStart = after(text, '-->', at + 4, at)
    else if (text.startsWith('<![CDATA[', at)) textStart = after(text, ']]>', at + 9, at)
    else if (text.startsWith('<!', at)) throw unreadable('plain-xml', lineAt(text, at))
    else if (text.startsWith('<?', at)) textStart = tagEnd(text, at)
    else {
      checkTextLength(text, tagsEnd, at)
      textStart = afterTag(scan, at)
      tagsEnd = textStart
    }
  }
  checkOutside(scan, textStart, text.length)
  checkTextLength(text, tagsEnd, text.length)
  if (scan.open.length > 0 || scan.starts.length === 0)
    throw unreadable('well-formed-xml', lineAt(text, text.length))
  return scan.starts
}

function checkTextLength(text: string, from: number, to: number): void {
  if (to - from > longestText) throw unreadable('shorter-line', lineAt(text, from))
}

function nextSpecial(text: string, from: number): number {
  special.lastIndex = from
  return special.exec(text)?.index ?? -1
}

/** Outside the one root there is only white space. */
function checkOutside({ text, open }: Scan, from: number, to: number): void {
  if (open.length === 0 && text.slice(from, to).trim() !== '')
    throw unreadable('well-formed-xml', lineAt(text, from))
}

function after(text: string, end: string, from: number, start: number): number {
  const found = text.indexOf(end, from)
  if (found === -1) throw unreadable('well-formed-xml', lineAt(text, start))
  return found + end.length
}

function afterReference({ text, open }: Scan, at: number): number {
  characterReference.lastIndex = at
  const match = characterReference.exec(text)
  if (match === null) {
    entity.lastIndex = at
    throw unreadable(entity.test(text) ? 'plain-xml' : 'well-formed-xml', lineAt(text, at))
  }
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '20', 16) : Number(match[1])
  const isCharacter = code !== 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  if (!isCharacter || open.length === 0) throw unreadable('well-formed-xml', lineAt(text, at))
  return characterReference.lastIndex
}

function afterTag(scan: Scan, at: number): number {
  const { text, open } = scan
  tagName.lastIndex = at + 1
  const name = tagName.exec(text)?.[1]
  if (name === undefined) throw unreadable('well-formed-xml', lineAt(text, at))
  const end = tagEnd(text, at)
  if (text[at + 1] === '/') {
    if (open.pop() !== name) throw unreadable('well-formed-xml', lineAt(text, at))
    return end
  }
  if (open.length === 0 && scan.starts.length > 0) throw unreadable('well-formed-xml', lineAt(text, at)) // a second root
  if (scan.starts.push(at) > mostElements) throw unreadable('smaller-file', lineAt(text, at))
  if (text[end - 2] === '/') return end
  open.push(name)
  if (open.length > deepest) throw unreadable('plain-xml', lineAt(text, at))
  return end
}

/** Just after the tag's `>`; one inside quotes is a part of a value. */
function tagEnd(text: string, at: number): number {
  let quote = ''
  const limit = Math.min(text.length, at + longestTag)
  for (let index = at + 1; index < limit; index++) {
    const sign = text[index]
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return index + 1
    else if (sign === '<') break
  }
  throw unreadable('well-formed-xml', lineAt(text, at))
}
