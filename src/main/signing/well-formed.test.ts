import { expect, test } from 'vitest'
import { isWellFormed } from './well-formed.ts'

test.each([
  '<a/>',
  '\r\n<a ></a >\n',
  `<a xmlns="urn:x" xmlns:b='urn:y' Id = "1" b:c='"'>x &amp; &#13;&#x1F600; y<b:d/></a>`,
  '<a>å &gt; 漢</a>',
])('one element as it should be: %s', (text) => {
  expect(isWellFormed(text)).toBe(true)
})

test.each([
  ['nothing', ''],
  ['blanks alone', ' \n'],
  ['text before the root', 'x<a/>'],
  ['text behind it', '<a/>x'],
  ['a second root', '<a/><a/>'],
  ['an end of another name', '<a></b>'],
  ['an end in other letters', '<a></A>'],
  ['an end with something in it', '<a></a x="1">'],
  ['an end too many', '<a></a></a>'],
  ['no end', '<a><b/>'],
  ['a tag that is cut', '<a><b'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute without its quotes', '<a b=1/>'],
  ['an attribute without a value', '<a b/>'],
  ['attributes without a blank between them', '<a b="1"c="2"/>'],
  ['a line break in an attribute', '<a b="1\n2"/>'],
  ['the beginning of a tag in an attribute', '<a b="<"/>'],
  ['an attribute that the canonical form leaves out', '<a xmlnsb="1"/>'],
  ['one of another spelling', '<a xmlnsb:c="1"/>'],
  ['a namespace whose name would close its own quotes', `<a xmlns='urn:x" b="1'/>`],
  ['the same by a reference', '<a xmlns:b="urn:x&quot; c=&quot;1"/>'],
  ['a prefix that is taken back', '<a xmlns:b=""/>'],
  ['the namespace of namespaces', '<a xmlns:xml="urn:x"/>'],
  ['a sign that is none', '<a>\u0001</a>'],
  ['a blank of another kind', '<a\u0085b="1"/>'],
  ['a reference to a sign that is none', '<a>&#0;</a>'],
  ['half a sign', '<a>&#xD800;</a>'],
  ['a sign beyond all', '<a>&#x110000;</a>'],
  ['an entity that nobody declared', '<a>&b;</a>'],
  ['an ampersand', '<a>b & c</a>'],
  ['the end of a marked section', '<a>]]></a>'],
  ['a comment', '<a><!-- --></a>'],
  ['an instruction', '<a><?b?></a>'],
])('%s is no XML that was ever signed', (_, text) => {
  expect(isWellFormed(text)).toBe(false)
})

test.each([
  ['an attribute without end', `<a b="${'x'.repeat(399_000)}`],
  ['tags without end', '<a '.repeat(130_000)],
  ['attributes without end', `<a ${'b="1" '.repeat(60_000)}`],
  ['ampersands', `<a>${'&'.repeat(390_000)}`],
  ['a value as long as a document may be', `<a b="${'&amp;'.repeat(79_000)}"/>`],
])('%s holds nobody up', (_, text) => {
  const started = performance.now()
  isWellFormed(text)
  expect(performance.now() - started).toBeLessThan(2000)
})
