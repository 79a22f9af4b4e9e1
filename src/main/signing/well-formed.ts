// XML 1.0 as far as a signature of BankID needs it. The reader of xml-document.ts is a lenient one: it drops text before the root, takes an
// end tag for whatever is open, and holds other signs for blanks; and the canonical form of xml-crypto leaves out every attribute whose name
// begins with "xmlns". What one of the two passes over would be added to a signature, and nobody would see that it was.

const blank = '[ \\t\\r\\n]'
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const reference = '&(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[\\dA-Fa-f]{1,6});'
/** A line break in it would be read as a blank. */
const value = `"(?:[^"<&\\t\\r\\n]|${reference})*"|'(?:[^'<&\\t\\r\\n]|${reference})*'`
const attribute = `${blank}+(?<name>${name})${blank}*=${blank}*(?<value>${value})`
const attributes = `(?:${attribute})*`.replaceAll(/\?<\w+>/g, '?:')
const startTag = `<(?<opened>${name})(?<attributes>${attributes})${blank}*(?<isEmpty>/?)>`
const endTag = `</(?<closed>${name})${blank}*>`
const piece = new RegExp(`${startTag}|${endTag}|(?<text>[^<&]+|${reference})`, 'gy')
const eachAttribute = new RegExp(attribute, 'g')
const isBlank = new RegExp(`^${blank}*$`)

/** Is this one element from its first sign to its last, by the letter of XML 1.0 (2.1, 2.2, 3.1, 4.1)? What stands before it, a declaration
 *  alone, is cut off already. */
export function isWellFormed(body: string): boolean {
  if (!areCharacters(body) || body.includes(']]>')) return false
  const open: string[] = []
  let roots = 0
  let read = 0
  for (const { 0: whole, groups = {} } of body.matchAll(piece)) {
    read += whole.length
    const { opened = '', closed, text } = groups
    if (text !== undefined) {
      if (open.length === 0 && !isBlank.test(text)) return false
    } else if (closed !== undefined) {
      if (open.pop() !== closed) return false
    } else {
      if (!areAttributesPlain(groups['attributes'] ?? '')) return false
      if (open.length === 0) roots += 1
      if (groups['isEmpty'] === '') open.push(opened)
    }
  }
  return read === body.length && roots === 1 && open.length === 0
}

const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u

function areCharacters(body: string): boolean {
  if (forbidden.test(body)) return false
  return [...body.matchAll(/&#(?:x(?<hex>[\dA-Fa-f]+)|(?<decimal>\d+));/g)].every(({ groups = {} }) => {
    const { hex, decimal = '' } = groups
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff && !forbidden.test(String.fromCodePoint(code))
  })
}

/** Each once; and of those that begin as declarations of namespaces do only these, in signs that are written in one way. */
function areAttributesPlain(text: string): boolean {
  const found = [...text.matchAll(eachAttribute)].map(({ groups = {} }) => [groups['name'] ?? '', groups['value'] ?? ''] as const)
  const isDeclared = (known: string, quoted: string) =>
    /^xmlns(:(?!xml)[\w.-]+)?$/.test(known) &&
    /^(?:"[^"'&]*"|'[^"'&]*')$/.test(quoted) &&
    (known === 'xmlns' || quoted.length > 2)
  return (
    new Set(found.map(([known]) => known)).size === found.length &&
    found.every(([known, quoted]) => !known.startsWith('xmlns') || isDeclared(known, quoted))
  )
} // prettier-ignore
