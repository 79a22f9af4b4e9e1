/** One block of a PEM file. */
export interface PemBlock {
  readonly text: string
  /** Its bytes; null where a header stands before them (RFC 1421), as in older encrypted keys. */
  readonly der: Buffer | null
  readonly isEncrypted: boolean
}

const block = /-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n([^-]*?(?:-(?!----)[^-]*?)*)-----END \1-----/g

/** Every block of this kind in its order. Whatever stands around them (attributes that OpenSSL prints, other blocks) is passed over. */
export function blocksOf(pem: string, kind: string): readonly PemBlock[] {
  return read(pem).flatMap(([name, found]) => (name === kind ? [found] : []))
}

/** The first private key; null: there is none. */
export function keyBlockOf(pem: string): PemBlock | null {
  const keys = read(pem).filter(([name]) => /^((RSA|EC|ENCRYPTED) )?PRIVATE KEY$/.test(name))
  return keys[0]?.[1] ?? null
}

function read(pem: string): readonly (readonly [name: string, PemBlock])[] {
  return [...pem.matchAll(block)].map(([text, name = '', content = '']) => {
    const hasHeader = content.includes(':')
    const isEncrypted = name === 'ENCRYPTED PRIVATE KEY' || /^Proc-Type: *4, *ENCRYPTED/m.test(content)
    return [name, { text: `${text}\n`, der: hasHeader ? null : Buffer.from(content, 'base64'), isEncrypted }]
  })
}
