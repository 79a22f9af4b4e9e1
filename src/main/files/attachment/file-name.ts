/** Marks that reorder or hide the text around them: `invoice\u202Efdp.exe` reads as a PDF. */
const deceiving = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
/** What some system takes for a folder, a drive or a pattern. */
const forbidden = /[<>:"/\\|?*]/g
const longest = 120

/** A name to show and to save a copy under: the last part of what a file was called, without what deceives the eye or names
 *  a place. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(deceiving, '')
    .replace(forbidden, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shortened(isReserved(plain) ? `_${plain}` : plain) || 'attachment'
}

/** Windows opens a device for these, whatever stands behind the dot. */
function isReserved(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
}

/** The ending stays: it is what another program knows the file by. */
function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= longest) return name
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  return (
    characters
      .slice(0, longest - ending.length)
      .join('')
      .trimEnd() + ending
  )
}
