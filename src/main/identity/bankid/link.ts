import { bankIdSettings } from '../../../shared/contract-connect.ts'
import type { BankIdEnvironment, BankIdSettings } from '../../../shared/bankid.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Endpoints, LinkDeps } from '../../systems/system.ts'
import type { BankIdLink } from '../port.ts'
import { readCertificate } from './certificate.ts'
import { createBankIdClient, probe } from './client.ts'
import { ownAddress } from './own-address.ts'
import { serverRoots } from './server-roots.ts'
import { startAddress } from './start-address.ts'

/** Fact sheet 2. */
const addresses: Readonly<Record<BankIdEnvironment, string>> = {
  production: 'https://appapi2.bankid.com/rp/v6.0/',
  test: 'https://appapi2.test.bankid.com/rp/v6.0/',
}

/** Where calls go; with a slash at its end. */
export function apiUrlOf(environment: BankIdEnvironment, { api }: Endpoints): string {
  if (api === undefined) return addresses[environment]
  return api.endsWith('/') ? api : `${api}/`
}

/** A simulator's own root takes the place of BankID's, and only where its address does. */
function rootOf(environment: BankIdEnvironment, { api, ca }: Endpoints): string {
  return api === undefined || ca === undefined ? serverRoots[environment] : ca
}

/**
 * A connection to BankID. There is nothing to prepare; signing in shows that BankID takes our certificate and that its server is the one.
 * @throws AppError `invalid-input` for settings of another system, and those of `readCertificate`
 */
export function bankIdLink(deps: LinkDeps<BankIdSettings>): BankIdLink {
  const { clock, settings, endpoints } = deps
  if (!bankIdSettings.safeParse(settings).success)
    throw new AppError('invalid-input', 'settings of another system')
  const { environment } = settings
  const certificate = readCertificate(deps.credentials)
  const http = deps.openHttp({ roots: [rootOf(environment, endpoints)], own: certificate.own })
  const closing = new AbortController()
  const base = apiUrlOf(environment, endpoints)
  const clientDeps = { http, base, environment, certificate, clock, closed: closing.signal }
  return {
    client: createBankIdClient(clientDeps),
    certificateEndsAt: certificate.endsAt,
    endUserIp: () => settings.endUserIp ?? ownAddress(),
    startAddress: (autoStartToken, hasReturnUrl = false) =>
      startAddress(autoStartToken, hasReturnUrl, endpoints),
    prepare: () => Promise.resolve({ providerName: null, redirectUri: null }),
    async signIn({ signal }) {
      await probe(clientDeps, signal)
      deps.onConsentEnd?.(certificate.endsAt)
    },
    test: (signal) => probe(clientDeps, signal),
    close: async () => {
      closing.abort() // or an order would wait for a network that is gone for good
      await http.close()
    },
  }
}
