import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { readFile } from './read-file.ts'
import { utf8 } from './testing/encode.ts'

/** The refusal; null when the file was read. */
function readOrRefuse(content: string): AppError | null {
  try {
    readFile({ name: 'file', bytes: utf8(content) }, () => null)
    return null
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

describe('what XML could do to a program is refused before it is parsed', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><Document>&b;</Document>'
  const external =
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>'
  test.each([
    ['entities of its own', bomb],
    ['an entity outside the file', external],
    ['a DTD anywhere', '<Document><!doctype x></Document>'],
    ['an entity nobody declared', '<Document>&nbsp;</Document>'],
    ['tags within tags within tags', `<Document>${'<a>'.repeat(100_000)}`],
  ])('%s', (_name, content) => {
    expect(readOrRefuse(content)?.place).toMatchObject({ expected: 'plain-xml' })
  })
})

const digits = '1'.repeat(5_000_000)

describe('what could keep a program busy is read or refused at once', () => {
  test.each([
    ['a tag as long as the file', `<Document ${' a'.repeat(2_000_000)}>`],
    ['a tag of blanks', `<Document${' '.repeat(5_000_000)}=>`],
    ['millions of openings', '<'.repeat(5_000_000)],
    ['millions of sections that do not close', `<a>${'<![CDATA['.repeat(500_000)}`],
    ['millions of comments that do not close', `<a>${'<!--'.repeat(1_000_000)}`],
    ['an OFX of openings', `<OFX>${'<A>x<'.repeat(500_000)}`],
    ['quotes without end', `Dato;Forklaring;Inn;Ut\n${'";"'.repeat(20_000)}`],
    ['doubled quotes without end', `a;b\n${'x;""""""""\n'.repeat(200_000)}"`],
    ['a line of quotes', `a;b\n${'"'.repeat(65_001)}`],
    [
      'sums as long as a line',
      `Dato;Forklaring;Inn;Ut\n${`05.01.2026;a;${'1'.repeat(65_000)};\n`.repeat(40)}`,
    ],
    ['a table of sums as long as a line', `Day;Sum\n${`2026-01-05;${'1'.repeat(65_000)}\n`.repeat(40)}x\n`],
    ['a sum as long as the file', `<Document><Amt>${digits}</Amt></Document>`],
    ['an OFX sum as long as the file', `<OFX><TRNAMT>${digits}</OFX>`],
    ['more elements than a statement has', `<Document>${'<a/>'.repeat(2_000_001)}</Document>`],
  ])('%s takes no time', (_name, content) => {
    // This thread's own time: a machine busy with other things says nothing about us.
    const start = process.threadCpuUsage()
    readOrRefuse(content)
    const { user, system } = process.threadCpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(5000)
  })
})
