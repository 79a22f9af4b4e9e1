/** Marks that reorder or hide the text around them, and so could make it seem to say something else. */
const deceiving = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0080-\u009f]/g

const indent = '  '

/**
 * JSON text on several lines, for people to read. Only the space between tokens changes: parsing and writing it anew
 * would round long numbers and drop doubled keys, and this is meant as evidence. Marks that reorder text are written as
 * their escapes. Text that is no JSON comes back as it is, marks aside.
 */
export function prettyJson(raw: string): string {
  return laidOut(raw).replace(deceiving, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function laidOut(raw: string): string {
  if (!isJson(raw)) return raw
  const tokens = raw.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? []
  let depth = 0
  let text = ''
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    const isEmpty = (before === '{' && token === '}') || (before === '[' && token === ']')
    if (token === '}' || token === ']') depth -= 1
    const startsLine = before === '{' || before === '[' || before === ',' || token === '}' || token === ']'
    if (startsLine && !isEmpty) text += `\n${indent.repeat(depth)}`
    if (before === ':') text += ' '
    if (token === '{' || token === '[') depth += 1
    text += token
  }
  return text
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // shown as it came: the bank sent something else
  }
}
