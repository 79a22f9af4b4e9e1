import { createHash } from 'node:crypto'
import type { SandboxClock } from '../clock.ts'
import { people, type Person, type PersonRef } from '../household/accounts.ts'
import type { ProviderCertificate, Role } from './keys.ts'
import { counter } from './secrets.ts'

/** A customer of the bank. */
export interface PersonUser {
  readonly kind: 'person'
  readonly id: number
  /** null: made by a call for a fresh sandbox user. */
  readonly ref: PersonRef | null
  readonly firstName: string
  readonly lastName: string
  readonly createdAt: number
}

/** A licensed company, known by its certificate's name and nothing else (fact sheet 5.3). */
export interface ProviderUser {
  readonly kind: 'provider'
  readonly id: number
  readonly distinguishedName: string
  readonly commonName: string
  readonly roles: readonly Role[]
  readonly createdAt: number
  /** The first session lasts an hour, later ones 90 days (fact sheet 4.3). */
  sessionCount: number
}

export type BunqUser = PersonUser | ProviderUser

export interface Users {
  /** Persons and providers. */
  find(id: number): BunqUser | null
  person(ref: PersonRef): PersonUser
  readonly persons: readonly PersonUser[]
  addPerson(): PersonUser
  /** The provider of this certificate: the same one for the same name. */
  provider(certificate: ProviderCertificate): ProviderUser
}

const joinedAt = Date.UTC(2022, 2, 14, 10)

export function createUsers(clock: SandboxClock): Users {
  const nextPerson = counter(3_610_001)
  const nextProvider = counter(3_699_000)
  const personOf = ({ ref, firstName, lastName }: Person): PersonUser => ({
    kind: 'person',
    id: nextPerson(),
    ref,
    firstName,
    lastName,
    createdAt: joinedAt,
  })
  const [first, second] = people
  const household = { [first.ref]: personOf(first), [second.ref]: personOf(second) } as Record<PersonRef, PersonUser>
  const persons = Object.values(household)
  const providers: ProviderUser[] = []
  return {
    persons,
    person: (ref) => household[ref],
    find: (id) => [...persons, ...providers].find((user) => user.id === id) ?? null,
    addPerson: () => {
      const id = nextPerson()
      const person: PersonUser = { kind: 'person', id, ref: null, firstName: 'Sandbox', lastName: `User ${id}`, createdAt: clock.now() }
      persons.push(person)
      return person
    },
    provider: ({ distinguishedName, commonName, roles }) => {
      const known = providers.find((one) => one.distinguishedName === distinguishedName)
      if (known !== undefined) return known
      const user: ProviderUser = { kind: 'provider', id: nextProvider(), distinguishedName, commonName, roles, createdAt: clock.now(), sessionCount: 0 }
      providers.push(user)
      return user
    },
  }
} // prettier-ignore

/** An invented UUID that is the same for the same name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function displayName(user: BunqUser): string {
  return user.kind === 'provider' ? user.commonName : `${user.firstName.slice(0, 1)}. ${user.lastName}`
}

export function nickName(user: BunqUser): string {
  return user.kind === 'provider' ? user.commonName : user.firstName
}

const providerSessionS = { first: 3_600, later: 7_776_000 } as const

/** What a session of this user is said to last, in seconds. The provider's first one has to be replaced soon (fact sheet 4.3). */
export function sessionTimeoutS(user: BunqUser, personTimeoutS: number): number {
  if (user.kind === 'person') return personTimeoutS
  return user.sessionCount <= 1 ? providerSessionS.first : providerSessionS.later
}
