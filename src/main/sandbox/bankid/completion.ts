import type { CompletionData } from './completion-data.ts'
import type { OpenState, Order } from './orders.ts'
import { fullName, type BankIdPerson } from './people.ts'
import type { Signatures } from './signature.ts'
import { mobilePolicy } from './signature-keys.ts'
import type { Switches } from './switches.ts'

export interface CompletionParts {
  readonly switches: Switches
  readonly signatures: Signatures
}

const uhis = {
  ingrid: 'OZvYM9VvyiAmG7NA5jU5zqGcVpo=',
  mikkel: 'bM1xT3Xv0T9Y8vVxw4iG1tqTq2s=',
  stranger: 'p0qYw1mJr1QmXH0u2n4m3S3oQ1c=',
} as const

function issueDate({ issuedOn }: BankIdPerson, form: Switches['issueDate']): string {
  return issuedOn + { plain: '', utc: 'Z', offset: '+01:00' }[form]
}

function certDates({ issuedOn }: BankIdPerson): NonNullable<CompletionData['cert']> {
  const from = Date.parse(issuedOn)
  return { notBefore: String(from), notAfter: String(from + 2 * 365 * 86_400_000) }
}

/** What the relying party is told once the person has said yes, with a signature made this moment. */
export function completionOf(
  order: Order,
  person: BankIdPerson,
  how: { readonly opened: OpenState['how']; readonly approvedWith: 'pw' | 'biometrics' },
  { switches, signatures }: CompletionParts,
): CompletionData {
  const { request, owner } = order
  const isOlder = switches.completion === 'older'
  const uhi = uhis[person.ref]
  const { certificatePolicies } = request
  const signed = signatures.signAs(person, {
    purpose: order.kind.endsWith('auth') ? 'Identification' : 'Signing',
    visibleData: request.visibleData,
    visibleFormat: request.visibleFormat,
    hiddenData: request.hiddenData,
    relyingParty: owner,
    uhi,
    certificatePolicies: certificatePolicies.length === 0 ? [mobilePolicy] : certificatePolicies,
    approvedWith: how.approvedWith,
    ...(switches.tampering === null ? {} : { tampering: switches.tampering }),
  })
  const ipAddress = (how.opened === 'started' ? request.endUserIp : null) ?? switches.phoneIp
  return {
    user: {
      personalNumber: person.personalNumber,
      name: fullName(person),
      givenName: person.givenName,
      surname: person.surname,
    },
    device: { ipAddress, ...(switches.withUhi && !isOlder ? { uhi } : {}) },
    ...(isOlder ? {} : { bankIdIssueDate: issueDate(person, switches.issueDate) }),
    ...(switches.withStepUp && !isOlder ? { stepUp: { mrtd: request.wantsDocument } } : {}),
    ...(switches.withCert || isOlder ? { cert: certDates(person) } : {}),
    ...signed,
    ...(request.wantsRisk && switches.risk !== null ? { risk: switches.risk } : {}),
  }
}
