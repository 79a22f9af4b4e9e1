import { issue, longValidity, newKeys, type Identity, type KeyPair, type Validity } from './certificates.ts'
import { bankIdPeople, fullName, type BankIdPerson } from './people.ts'

/** Mobile BankID in the test environment (fact sheet 7). */
export const mobilePolicy = '1.2.3.4.25'

/** Who vouches for whom: root, the bank, the bank's customers, a person. RSA all the way, as with BankID. */
export interface SignatureKeys {
  readonly root: Identity
  readonly bank: Identity
  /** Issues the persons' certificates and the responder's. */
  readonly customers: Identity
  readonly responder: Identity
  /** Another bank's, under the same root: its responder has nothing to say about these persons. */
  readonly otherCustomers: Identity
  readonly otherResponder: Identity
  /** Has the name of `customers` and another key. */
  readonly forger: Identity
  /** A responder that calls itself by the right issuer's name and is signed by another key. */
  readonly forgedResponder: Identity
  readonly people: Readonly<Record<BankIdPerson['ref'], KeyPair>>
}

const organisation = 'Sandkassebanken AB (publ)'
const country = 'SE'

function authority(commonName: string, keys: KeyPair, issuer: Identity | null, above: number): Identity {
  return issue({ subject: { country, organisation, commonName }, keys, use: { kind: 'authority', above }, issuer })
} // prettier-ignore

async function make(): Promise<SignatureKeys> {
  const rsa = () => newKeys('rsa')
  const [root, bank, customers, responder, other, ingrid, mikkel, stranger] = await Promise.all([
    rsa(), rsa(), rsa(), rsa(), rsa(), rsa(), rsa(), rsa(),
  ]) // prettier-ignore
  const rootIdentity = authority('Sandbox BankID Root CA v1', root, null, 2)
  const bankIdentity = authority('Sandkassebanken CA v1 for Sandbox BankID', bank, rootIdentity, 1)
  const customersName = 'Sandkassebanken Customer CA1 v1 for Sandbox BankID'
  const customersIdentity = authority(customersName, customers, bankIdentity, 0)
  const otherIdentity = authority('Another Bank Customer CA1 v1 for Sandbox BankID', other, bankIdentity, 0)
  const respond = (keys: KeyPair, issuer: Identity): Identity => {
    const subject = { country, organisation, commonName: 'Sandkassebanken OCSP Signing' }
    return issue({ subject, keys, use: { kind: 'ocsp-responder' }, issuer })
  }
  const forger = { ...customersIdentity, keys: other }
  return {
    root: rootIdentity,
    bank: bankIdentity,
    customers: customersIdentity,
    responder: respond(responder, customersIdentity),
    otherCustomers: otherIdentity,
    otherResponder: respond(responder, otherIdentity),
    forger,
    forgedResponder: respond(responder, forger),
    people: { ingrid, mikkel, stranger },
  }
}

let made: Promise<SignatureKeys> | null = null

/** Made once a process: eight RSA keys take a quarter of a second. */
export function signatureKeys(): Promise<SignatureKeys> {
  made ??= make()
  return made
}

/** A person's certificate, fresh from the bank; `number` in place of their own. */
export function personCertificate(
  keys: SignatureKeys,
  person: BankIdPerson,
  changes: { readonly number?: string; readonly validity?: Validity; readonly issuer?: Identity } = {},
): Identity {
  const name = fullName(person)
  return issue({
    subject: {
      country,
      organisation,
      surname: person.surname,
      givenName: person.givenName,
      serialNumber: changes.number ?? person.personalNumber,
      name: `${name} - BankID på mobil`,
      commonName: name,
    },
    keys: keys.people[person.ref],
    use: { kind: 'person', policy: mobilePolicy },
    issuer: changes.issuer ?? keys.customers,
    validity: changes.validity ?? longValidity,
  })
}

export const everybody: readonly BankIdPerson[] = Object.values(bankIdPeople)
