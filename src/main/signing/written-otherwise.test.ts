import { createHash, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { bankIdPeople } from '../sandbox/bankid/people.ts'
import { signatureKeys } from '../sandbox/bankid/signature-keys.ts'
import { invented, signFile } from './testing/signed-file.ts'
import { verifySignedFile } from './verify.ts'
import { dsig } from './xml-signature.ts'

// One signature can be written in many ways that XML holds for the same. Whichever BankID's writer chooses, it is no other signature.

const signatures = await invented()
const { privateKey } = (await signatureKeys()).people[bankIdPeople.ingrid.ref]

async function failedOf(editDocument: (xml: string) => string) {
  const { checks } = await verifySignedFile(
    await signFile(signatures, { signing: { tampering: { editDocument } } }),
  )
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)
}

const declaration = /^<\?xml[^>]*>/
const lines = (text: string, end: string) => (text.match(/.{1,76}/g) ?? []).join(end)
const wrapped = (end: string) => (xml: string) =>
  xml.replace(/(?<=<SignatureValue>)[^<]*/, (value) => lines(value, end))

test.each<readonly [string, (xml: string) => string]>([
  ['without a declaration', (xml) => xml.replace(declaration, '')],
  ['with a line break after the declaration', (xml) => xml.replace(declaration, '$&\n')],
  ['with a line break of Windows after it, and at the end', (xml) => `${xml.replace(declaration, '$&\r\n')}\r\n`],
  ['with a declaration in single quotes', (xml) => xml.replace(declaration, (found) => found.replaceAll('"', "'"))],
  ['with blanks in the declaration', (xml) =>
    xml.replace(declaration, '<?xml version = "1.0"\n encoding = "UTF-8" ?>')],
  ['with an encoding in other letters', (xml) => xml.replace('UTF-8', 'Utf-8')],
  ['that stands alone', (xml) => xml.replace('standalone="no"', 'standalone="yes"')],
  ['with a value in lines', wrapped('\n')],
  ['with a value in lines of Windows', wrapped('\r\n')],
  ['with a value in lines whose end is written as a reference', wrapped('&#13;\n')],
  ['with tags that are empty', (xml) => xml.replace(/<(\w+)([^<>]*)><\/\1>/g, '<$1$2 />')],
  ['with attributes in another order', (xml) =>
    xml.replace(/(<bankIdSignedData) (xmlns="[^"]*") (Id="\w+")/, '$1 $3 $2')
      .replace(/(charset="[^"]*") (visible="[^"]*")/, '$2 $1')],
  ['that names each namespace once', (xml) => xml.replace(/<(SignedInfo|KeyInfo) xmlns="[^"]*"/g, '<$1')],
  ['with letters written as references', (xml) => xml.replace(/(?<=<DigestValue>)\w/, (letter) => `&#${letter.charCodeAt(0)};`)],
])('a signature %s is the same signature', async (_, edit) => {
  expect(await failedOf(edit)).toEqual([])
}) // prettier-ignore

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64')
const partOf = (xml: string, name: string) => new RegExp(`<${name}[ >].*</${name}>`, 's').exec(xml)?.[0] ?? ''

/** Signed anew over the canonical form its writer would have made of each part. */
function signedAs(
  xml: string,
  write: (part: string) => string,
  canonical: (written: string) => string,
): string {
  const [data, keyInfo] = [write(partOf(xml, 'bankIdSignedData')), write(partOf(xml, 'KeyInfo'))]
  const digests = [data, keyInfo].map((written) => digestOf(canonical(written)))
  const signedInfo = write(partOf(xml, 'SignedInfo').replace(/(?<=<DigestValue>)[^<]*/g, () => digests.shift() ?? ''))
  const value = sign('sha256', Buffer.from(canonical(signedInfo)), privateKey).toString('base64')
  const signatureValue = write(`<SignatureValue>${value}</SignatureValue>`)
  return write('<Signature>')
    .replace(/(?<=Signature)/, ` xmlns:ds="${dsig}" xmlns="${dsig}"`)
    .concat(signedInfo, signatureValue, keyInfo, write('<Object>'), data, write('</Object>'), write('</Signature>'))
} // prettier-ignore

test.each<readonly [string, (part: string) => string, (written: string) => string]>([
  [
    'with prefixes',
    (part) => part.startsWith('<bankId') ? part : part.replace(/ xmlns="[^"]*"/, '').replace(/<(\/?)(?=[A-Z])/g, '<$1ds:'),
    (written) =>
      written.startsWith('<bankId')
        ? written.replace(/ Id=/, ` xmlns:ds="${dsig}"$&`)
        : written.replace(/^<ds:\w+/, `$& xmlns="${dsig}" xmlns:ds="${dsig}"`),
  ],
  [
    'of elements on lines of their own',
    (part) => part.replace(/></g, '>\n  <'),
    (written) => written.replace(/^<\w+ xmlns="[^"]*"/, `$& xmlns:ds="${dsig}"`),
  ],
  [
    'of elements on lines of their own, and certificates in lines, of Windows',
    (part) => part.replace(/></g, '>\r\n  <').replace(/(?<=<X509Certificate>)[^<]*/g, (found) => lines(found, '\r\n')),
    (written) => written.replaceAll('\r', '').replace(/^<\w+ xmlns="[^"]*"/, `$& xmlns:ds="${dsig}"`),
  ],
  [
    'with certificates in lines whose end is written as a reference',
    (part) => part.replace(/(?<=<X509Certificate>)[^<]*/g, (found) => lines(found, '&#13;\n')),
    (written) => written.replaceAll('&#13;', '&#xD;').replace(/^<\w+ xmlns="[^"]*"/, `$& xmlns:ds="${dsig}"`),
  ],
])('a signature %s is read as it was signed', async (_, write, canonical) => {
  expect(await failedOf((xml) => signedAs(xml, write, canonical))).toEqual([])
}) // prettier-ignore
