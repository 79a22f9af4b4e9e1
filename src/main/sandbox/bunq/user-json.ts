import type { Credential } from './credentials.ts'
import type { Grant } from './oauth-clients.ts'
import {
  displayName,
  nickName,
  sessionTimeoutS,
  uuidOf,
  type BunqUser,
  type PersonUser,
  type ProviderUser,
} from './users.ts'
import { amount, timestamp } from './wire.ts'

/** Where a person gets messages; an account lists them too (fact sheet 8). */
export function personAliases(user: PersonUser) {
  const mail = `${user.firstName.toLowerCase()}${user.ref === null ? user.id : ''}@example.org`
  const phone = `+316000${String(user.id % 100_000).padStart(5, '0')}`
  return {
    email: { type: 'EMAIL', value: mail, name: mail },
    phone: { type: 'PHONE_NUMBER', value: phone, name: phone },
  }
}

function avatarOf(user: BunqUser) {
  const image = uuidOf(`avatar image ${user.id}`)
  return {
    uuid: uuidOf(`avatar ${user.id}`),
    anchor_uuid: uuidOf(`user ${user.id}`),
    style: 'NONE',
    image: [
      {
        attachment_public_uuid: image,
        height: 640,
        width: 640,
        content_type: 'image/png',
        urls: [{ type: 'ORIGINAL', url: `https://files.example.org/${image}.png` }],
      },
    ],
  }
}

function personJson(user: PersonUser, timeoutS: number) {
  const { email, phone } = personAliases(user)
  const name = `${user.firstName} ${user.lastName}`
  return {
    id: user.id,
    created: timestamp(user.createdAt),
    updated: timestamp(user.createdAt),
    public_uuid: uuidOf(`user ${user.id}`),
    first_name: user.firstName,
    middle_name: '',
    last_name: user.lastName,
    legal_name: name,
    display_name: displayName(user),
    public_nick_name: user.firstName,
    alias: [email, phone],
    tax_resident: null,
    address_main: {
      street: 'Oppdiktet gate',
      house_number: '1',
      po_box: null,
      postal_code: '7030',
      city: 'Trondheim',
      country: 'NO',
      province: null,
      extra: null,
      mailbox_name: displayName(user),
    },
    address_postal: null,
    address_shipping: null,
    date_of_birth: '1993-04-12',
    place_of_birth: 'Trondheim',
    country_of_birth: 'NO',
    nationality: 'NO',
    all_nationality: ['NO'],
    language: 'en_US',
    region: 'nl_NL',
    gender: 'UNKNOWN',
    avatar: avatarOf(user),
    version_terms_of_service: '1.2',
    status: 'ACTIVE',
    sub_status: 'NONE',
    session_timeout: timeoutS,
    daily_limit_without_confirmation_login: amount(25_000, 'EUR'),
    notification_filters: [],
    relations: [],
  }
}

function providerJson(user: ProviderUser, timeoutS: number) {
  const { distinguishedName, commonName } = user
  return {
    id: user.id,
    created: timestamp(user.createdAt),
    updated: timestamp(user.createdAt),
    alias: [{ type: 'CERTIFICATE_DISTINGUISHED_NAME', value: distinguishedName, name: commonName }],
    avatar: null,
    status: 'ACTIVE',
    sub_status: 'NONE',
    public_uuid: uuidOf(`user ${user.id}`),
    display_name: commonName,
    public_nick_name: commonName,
    language: 'en_US',
    region: 'en_US',
    session_timeout: timeoutS,
    daily_limit_without_confirmation_login: amount(25_000, 'EUR'),
    relations: [],
    notification_filters: [],
    certificate_distinguished_name: distinguishedName,
  }
}

/** A whole user in its wrapper (fact sheet E3, E5). */
export function userJson(user: BunqUser, personTimeoutS: number): Readonly<Record<string, unknown>> {
  const timeoutS = sessionTimeoutS(user, personTimeoutS)
  if (user.kind === 'provider') return { UserPaymentServiceProvider: providerJson(user, timeoutS) }
  return { UserPerson: personJson(user, timeoutS) }
}

/** The few fields of a user inside `UserApiKey` (fact sheet 5.2). */
function trimmed(user: BunqUser, personTimeoutS: number): Readonly<Record<string, unknown>> {
  const wrapper = user.kind === 'provider' ? 'UserPaymentServiceProvider' : 'UserPerson'
  const fields = {
    id: user.id,
    display_name: displayName(user),
    public_nick_name: nickName(user),
    avatar: null,
    session_timeout: sessionTimeoutS(user, personTimeoutS),
  }
  return { [wrapper]: fields }
}

/** What an access token signs in as (fact sheet E4). */
function apiKeyUserJson(grant: Grant, personTimeoutS: number): Readonly<Record<string, unknown>> {
  return {
    UserApiKey: {
      id: grant.userId,
      created: timestamp(grant.createdAt),
      updated: timestamp(grant.createdAt),
      requested_by_user: trimmed(grant.client.owner, personTimeoutS),
      granted_by_user: trimmed(grant.granter, personTimeoutS),
    },
  }
}

/** Whoever a secret signs in as, in its wrapper. */
export function signedInJson(
  { grant, user }: Credential,
  personTimeoutS: number,
): Readonly<Record<string, unknown>> {
  return grant === null ? userJson(user, personTimeoutS) : apiKeyUserJson(grant, personTimeoutS)
}

/** A person beside a payment or an account (fact sheet 9). */
export function labelOfUser(user: PersonUser) {
  return {
    uuid: uuidOf(`user ${user.id}`),
    display_name: displayName(user),
    country: 'NL',
    avatar: null,
    public_nick_name: nickName(user),
    type: 'PERSON',
  }
}
