import * as fc from 'fast-check'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { imageTypes, largestAttachment } from '../../../shared/annotation.ts'
import { safeFileName } from './file-name.ts'
import { imageSizeOf } from './image-size.ts'
import { mediaTypeOf } from './media-type.ts'
import { droppedAttachment, readAttachment } from './source.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

test.each([
  ['\x89PNG\r\n\x1a\n…', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x10\0\0\0WAVEfmt ', 'application/octet-stream'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['PK\x03\x04', 'application/zip'],
  ['Kvittering, 100 kr\n', 'text/plain'],
  ['\xc3\xa6\xc3\xb8', 'text/plain'],
  ['\xe6\xf8', 'application/octet-stream'],
  ['MZ\x90\0', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('what begins with %j is %s', (head, type) => {
  expect(mediaTypeOf(bytes(head))).toBe(type)
})

test('a letter that is cut where the look ends leaves a text a text', () => {
  expect(mediaTypeOf(new Uint8Array(Buffer.from(`a${'æ'.repeat(4000)}`)))).toBe('text/plain')
})

test('the pixels of an image are read from its head, whatever segments stand before them', () => {
  const jpeg = `\xff\xd8\xff\xe0\0\x04ab\xff\xff\xdb\0\x03c\xff\xc2\0\x0b\x08\x01\xe0\x02\x80\x03`
  expect(imageSizeOf(bytes(jpeg), 'image/jpeg')).toEqual({ width: 640, height: 480 })
  expect(imageSizeOf(bytes('\xff\xd8\xff\xda\0\x04ab'), 'image/jpeg')).toBeNull()
  expect(imageSizeOf(bytes('GIF89a\x80\x02\xe0\x01'), 'image/gif')).toEqual({ width: 640, height: 480 })
  const webp = (kind: string, rest: string) => bytes(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0${rest}`)
  const lossy = webp('VP8 ', '\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01')
  const lossless = webp('VP8L', '\x2f\x7f\xc2\x77\0')
  const extended = webp('VP8X', '\0\0\0\0\x7f\x02\0\xdf\x01\0')
  for (const each of [lossy, lossless, extended])
    expect(imageSizeOf(each, 'image/webp')).toEqual({ width: 640, height: 480 })
})

test('no bytes whatever make the look at an image fail or go on for ever', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom(...imageTypes), (random, type) => {
      const size = imageSizeOf(random, type)
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
    }),
  )
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\kvittering.pdf', 'kvittering.pdf'],
  ['faktura\u202efdp.exe', 'fakturafdp.exe'],
  ['a\nb\0c?.pdf', 'abc_.pdf'],
  [' .. ', 'attachment'],
  ['nul.txt', '_nul.txt'],
  ['  mange   ord .pdf', 'mange ord .pdf'],
  [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(115)}.jpeg`],
  ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
])('a file called %j is shown and saved as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('a name is safe whatever it was: no folder, nothing invisible, never empty, and safe again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name)
      expect(safe).toMatch(/^[^/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u)
      expect(safe).not.toMatch(/^[. ]|[. ]$/)
      expect(safeFileName(safe)).toBe(safe)
    }),
  )
})

test('a file that is too large or no plain file is refused before it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-attach-'))
  try {
    const large = join(folder, 'large')
    writeFileSync(large, '')
    truncateSync(large, largestAttachment + 1)
    await expect(readAttachment(large)).rejects.toMatchObject({ code: 'attachment-too-large' })
    await expect(readAttachment(folder)).rejects.toMatchObject({ code: 'file-unreadable' })
    const missing = readAttachment(join(folder, 'secret name'))
    await expect(missing).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(missing).rejects.not.toThrow('secret')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what is dropped is decoded in pieces to exactly what it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(3), (random, more) => {
      const whole = Buffer.concat([Buffer.alloc(more * 100_001, 7), random])
      const { pieces } = droppedAttachment('a', whole.toString('base64'))
      expect(Buffer.concat([...(pieces as Iterable<Uint8Array>)]).equals(whole)).toBe(true)
    }),
    { numRuns: 30 },
  )
})
