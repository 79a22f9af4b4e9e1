import { startBankIdSandbox } from './bankid/sandbox.ts'
import { startBunqSandbox } from './bunq/sandbox.ts'
import { startFisSandbox } from './fis/sandbox.ts'
import { startSbankenSandbox } from './sbanken/sandbox.ts'
import { sandboxClient, startSparebank1Sandbox } from './sparebank1/sandbox.ts'

const defaultPort = 8787

/** The first of six neighbouring ports: one for each bank, BankID's, that of its pretend phone, and FIS's. */
function portFrom(argument: string | undefined): number {
  if (argument === undefined) return defaultPort
  const port = Number(argument)
  if (!Number.isInteger(port) || port < 0 || port > 65_530) {
    throw new RangeError('usage: npm run sandbox [-- <port>]   the first of six, from 0 (any free ones) to 65530')
  }
  return port
} // prettier-ignore

interface Closable {
  close(): Promise<void>
}
const closeAll = async (started: readonly Closable[]): Promise<void> => {
  await Promise.all(started.map((one) => one.close()))
}

/** All of them, or none: one whose port is taken takes the others down with it. */
async function startAll(port: number) {
  const started: Closable[] = []
  const portOf = (nth: number): number => (port === 0 ? 0 : port + nth)
  const kept = async <S extends Closable>(starting: Promise<S>): Promise<S> => {
    const sandbox = await starting
    started.push(sandbox)
    return sandbox
  }
  try {
    return {
      sparebank1: await kept(startSparebank1Sandbox({ port: portOf(0) })),
      bunq: await kept(startBunqSandbox({ port: portOf(1) })),
      sbanken: await kept(startSbankenSandbox({ port: portOf(2) })),
      bankid: await kept(startBankIdSandbox({ port: portOf(3), phonePort: portOf(4) })),
      fis: await kept(startFisSandbox({ port: portOf(5) })),
      close: () => closeAll(started),
    }
  } catch (error) {
    await closeAll(started)
    throw error
  }
}

/** What to do with the running sandboxes, for a person to read. */
function guide({ sparebank1, bunq, sbanken, bankid, fis }: Awaited<ReturnType<typeof startAll>>): string {
  const endpoints = {
    sparebank1: sparebank1.endpoints,
    bunq: bunq.endpoints,
    sbanken: sbanken.endpoints,
    bankid: bankid.endpoints,
    fis: fis.endpoints,
  }
  return `Three invented banks with an invented household, an invented BankID and an invented FIS are listening. Nothing leaves this machine.

1. Save this as endpoints.json:

${JSON.stringify(endpoints, null, 2)}

2. Start the app or the command line with it:

   OVERSIKT_ENDPOINTS=endpoints.json npm start

3. Connect a bank, BankID or FIS, and type

   SpareBank 1
   client id      ${sandboxClient.clientId}
   client secret  ${sandboxClient.clientSecret}
   The browser opens the bank's consent page: choose Ingrid or Mikkel and approve.

   bunq, with a personal key
   API key        ${bunq.apiKey}
   It is a key of a sandbox: choose bunq's sandbox in the app, and give "environment": "sandbox" to the command line.

   bunq, with an OAuth client
   client id      ${bunq.oauthClient.clientId}
   client secret  ${bunq.oauthClient.clientSecret}
   redirects      ${bunq.oauthClient.redirectUris.join('\n                  ')}
   The browser opens a page with a QR code, and a form that stands in for the phone.

   bunq, as a PSD2 provider: a certificate will do if its common name says AISP.

   Sbanken
   client id      ${sbanken.client.clientId}
   client secret  ${sbanken.client.clientSecret}
   national id    ${sbanken.client.customerId}

   BankID
   certificate    ${bankid.phoneUrl}/certificate.pem
   private key    ${bankid.phoneUrl}/private-key.pem
   Save both as files and choose them; they are others at the next start, and so is "ca" above.
   ${bankid.phoneUrl}/ is a pretend phone: it scans what waits on the screen, and approves or declines.

   FIS
   client id      ${fis.client.clientId}
   private key    ${fis.portal}/private-key.pem
   acts as        service provider, GLN ${fis.client.gln}
   Save the key as a file; it is another at the next start. Or let the app make a key: ${fis.portal}
   takes its public half and gives a client id.

Ctrl+C stops them.`
}

try {
  const banks = await startAll(portFrom(process.argv[2]))
  console.log(guide(banks))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void banks.close())
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(isTaken ? 'That port is taken: npm run sandbox -- <another port>' : error instanceof Error ? error.message : error)
  process.exitCode = 1
} // prettier-ignore
