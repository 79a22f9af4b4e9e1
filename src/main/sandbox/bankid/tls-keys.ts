import { certificatePem, issue, newKeys, privateKeyPem, type Identity, type KeyPair } from './certificates.ts'

/** A certificate and its key, PEM, as a relying party keeps them. */
export interface ClientIdentity {
  readonly certificate: string
  readonly privateKey: string
}

/** Everything either side of a connection needs, apart from who signs for whom (fact sheet 3). */
export interface TlsKeys {
  /** PEM of the only root the server comes from. */
  readonly serverRoot: string
  readonly server: ClientIdentity
  /** PEM of the root whose certificates are let in. */
  readonly clientRoot: string
  readonly client: ClientIdentity
  /** Another relying party, let in as well. */
  readonly secondClient: ClientIdentity
  /** Sound in itself, of an authority nobody here knows. */
  readonly otherClient: ClientIdentity
  /** Of the right authority, and over since 2021. */
  readonly expiredClient: ClientIdentity
}

const country = 'SE'
const organisation = 'Sandkassebanken AB (publ)'
const loopback = { names: ['localhost'], addresses: ['127.0.0.1', '::1'] }

const pem = (identity: Identity): ClientIdentity => ({
  certificate: certificatePem(identity),
  privateKey: privateKeyPem(identity),
})

function root(commonName: string, keys: KeyPair): Identity {
  const use = { kind: 'authority', above: 0 } as const
  return issue({ subject: { country, organisation, commonName }, keys, use, issuer: null })
}

function relyingParty(name: string, serialNumber: string, keys: KeyPair, issuer: Identity): Identity {
  const subject = { country, organisation, serialNumber, name, commonName: `${name} RP` }
  return issue({ subject, keys, use: { kind: 'client' }, issuer })
}

async function make(): Promise<TlsKeys> {
  const [serverRootKeys, serverKeys, clientRootKeys, foreignRootKeys, ownKeys, clientKeys] = await Promise.all([
    newKeys('ec'), newKeys('ec'), newKeys('ec'), newKeys('ec'), newKeys('ec'), newKeys('rsa'),
  ]) // prettier-ignore
  const serverRoot = root('Sandbox BankID SSL Root CA v1', serverRootKeys)
  const clientRoot = root('Sandkassebanken RP CA v1 for Sandbox BankID', clientRootKeys)
  const foreignRoot = root('Nobody RP CA v1', foreignRootKeys)
  const commonName = 'appapi2.sandbox.invalid'
  const use = { kind: 'server', hosts: loopback } as const
  const server = issue({
    subject: { country, organisation, commonName },
    keys: serverKeys,
    use,
    issuer: serverRoot,
  })
  const expired = issue({
    subject: { country, organisation, commonName: 'Oversikt RP of 2020' },
    keys: ownKeys,
    use: { kind: 'client' },
    issuer: clientRoot,
    validity: { from: new Date('2020-01-01'), to: new Date('2021-01-01') },
  })
  return {
    serverRoot: certificatePem(serverRoot),
    server: pem(server),
    clientRoot: certificatePem(clientRoot),
    client: pem(relyingParty('Oversikt', '5560000001', clientKeys, clientRoot)),
    secondClient: pem(relyingParty('Another Party', '5560000019', ownKeys, clientRoot)),
    otherClient: pem(relyingParty('Oversikt', '5560000001', ownKeys, foreignRoot)),
    expiredClient: pem(expired),
  }
}

let made: Promise<TlsKeys> | null = null

/** Made once a process. */
export function tlsKeys(): Promise<TlsKeys> {
  made ??= make()
  return made
}
