import { callLog, type CallLog } from '../calls.ts'
import { systemClock, type SandboxClock } from '../clock.ts'
import { faultQueue } from '../faults/faults.ts'
import { listenOnLoopback } from '../loopback.ts'
import { basePath, createApp } from './app.ts'
import { createOrders } from './orders.ts'
import { bankIdPeople } from './people.ts'
import { createPhoneActions } from './phone.ts'
import { createPhone, type Phone } from './phone-api.ts'
import { createPhoneApp } from './phone-app.ts'
import { listenSecurely } from './secure-server.ts'
import { createSignatures } from './signature.ts'
import { defaultSwitches, type Fault, type FaultKind, type Switches } from './switches.ts'
import { tlsKeys, type ClientIdentity } from './tls-keys.ts'
import type { World } from './world.ts'

export interface BankIdSandboxOptions {
  /** Loopback port of the interface; 0 or absent: one that is free. */
  readonly port?: number
  /** Loopback port of the pretend phone's pages; 0 or absent: one that is free. */
  readonly phonePort?: number
  readonly clock?: SandboxClock
  readonly switches?: Partial<Switches>
  /** PEM of further roots whose client certificates are let in: that of a certificate kept in a file, for instance. */
  readonly rpRoots?: readonly string[]
}

export interface BankIdSandbox extends AsyncDisposable {
  readonly url: string
  /** In the form OVERSIKT_ENDPOINTS takes them; `authorize` is the pretend phone's start page, `ca` the server's root in PEM. */
  readonly endpoints: { readonly api: string; readonly authorize: string; readonly ca: string }
  /** A relying party's certificate, let in. */
  readonly client: ClientIdentity
  /** Another one's, let in as well: it sees none of the first one's orders. */
  readonly secondClient: ClientIdentity
  /** A sound one of an authority that is unknown here. */
  readonly otherClient: ClientIdentity
  /** Of the right authority, and over. */
  readonly expiredClient: ClientIdentity
  /** Turn while it runs. */
  readonly switches: Switches
  readonly clock: SandboxClock
  readonly calls: CallLog
  readonly phone: Phone
  /** Where the pretend phone's pages begin. */
  readonly phoneUrl: string
  readonly users: typeof bankIdPeople
  /** PEM: where the persons' certificates end. BankID hands its own out on request only. */
  readonly signatureRoot: string
  /** The next call the fault is for meets it. */
  fail(fault: Fault): void
  clearFaults(): void
  /** Collects that came within a second of the one before, for the same order. */
  tooFastCollects(): number
  /** What must never leave main: the private key, references, the codes' secrets and personal numbers; for tests that look for
   *  leaks. The other two tokens are shown to whoever is to pick an order up. */
  secrets(): readonly string[]
  close(): Promise<void>
}

function secretsOf({ orders }: World): readonly string[] {
  const ofOrders = orders.all().flatMap(({ orderRef, tokens }) => {
    return tokens === null ? [orderRef] : [orderRef, tokens.qrStartSecret]
  })
  return [...Object.values(bankIdPeople).map(({ personalNumber }) => personalNumber), ...ofOrders]
}

/** Starts the invented BankID on 127.0.0.1: its interface over mutual TLS, and a pretend phone beside it. */
export async function startBankIdSandbox(options: BankIdSandboxOptions = {}): Promise<BankIdSandbox> {
  const clock = options.clock ?? systemClock
  const switches: Switches = { ...defaultSwitches, ...options.switches }
  const [keys, signatures] = await Promise.all([tlsKeys(), createSignatures(clock)])
  const orders = createOrders(clock, switches)
  const world: World = { clock, switches, faults: faultQueue<FaultKind>(), orders, tooFastCollects: 0 }
  const calls = callLog(clock)
  const actions = createPhoneActions(orders, { clock, switches, signatures })
  const api = createApp(world, calls)
  const tls = { keys, clientRoots: options.rpRoots ?? [], switches }
  const service = await listenSecurely(options.port ?? 0, (request, env) => api.fetch(request, env), tls)
  const pages = createPhoneApp(world, actions, keys.client)
  const phone = await listenOnLoopback(options.phonePort ?? 0, (request, env) =>
    pages.fetch(request, env),
  ).catch(async (error: unknown) => {
    await service.close()
    throw error
  })
  const close = async (): Promise<void> => void (await Promise.all([service.close(), phone.close()]))
  const { client, secondClient, otherClient, expiredClient, serverRoot } = keys
  return {
    url: service.url,
    endpoints: { api: `${service.url}${basePath}`, authorize: `${phone.url}/start`, ca: serverRoot },
    client,
    secondClient,
    otherClient,
    expiredClient,
    switches,
    clock,
    calls: calls.log,
    phone: createPhone(orders, actions),
    phoneUrl: phone.url,
    users: bankIdPeople,
    signatureRoot: signatures.root,
    fail: (fault) => world.faults.add(fault),
    clearFaults: () => world.faults.clear(),
    tooFastCollects: () => world.tooFastCollects,
    secrets: () => [client.privateKey, ...secretsOf(world)],
    close,
    [Symbol.asyncDispose]: close,
  }
}
