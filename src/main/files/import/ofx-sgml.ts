import { lineAt, unreadable } from './unreadable.ts'

const closingTag = /<\/([\w.]+)\s*>/g
const token = /<(\/?)([A-Za-z][\w.]*)\s*>([^<]*)/y

/**
 * OFX 1 as XML: its header block is dropped, elements that hold a value get the closing tag SGML lets them go without, and a
 * bare `&` is escaped. Line breaks stay where they are, so that lines count as in the file. OFX that is XML already comes
 * back with the same meaning.
 * @throws AppError `file-unreadable` `well-formed-xml` with the line.
 */
export function sgmlToXml(file: string): string {
  const start = file.search(/<OFX\s*>/i)
  if (start === -1) throw unreadable('element', 1, 'OFX')
  const closed = new Set([...file.matchAll(closingTag)].map((match) => match[1]?.toUpperCase()))
  const written: string[] = [file.slice(0, start).replace(/[^\r\n]+/g, '')]
  let leaf: string | null = null
  token.lastIndex = start
  for (let at = start; at < file.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(file)
    if (match === null) throw unreadable('well-formed-xml', lineAt(file, at))
    const [, slash, tag = '', text = ''] = match
    const name = tag.toUpperCase()
    const isBlank = text.trim() === ''
    if (slash === '/') {
      written.push(leaf === name ? escaped(text) : `</${name}>${escaped(text)}`)
      leaf = null
    } else if (!isBlank) {
      written.push(`<${name}>${escaped(text)}</${name}>`)
      leaf = name
    } else {
      written.push(closed.has(name) ? `<${name}>${text}` : `<${name}/>${text}`)
      leaf = null
    }
  }
  return written.join('')
}

function escaped(text: string): string {
  if (!text.includes('&')) return text
  return text
    .replace(/&nbsp;/gi, ' ')
    .replace(/&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/g, '&amp;')
}
