import { startBunqSandbox } from './bunq/sandbox.ts'
import { startSbankenSandbox } from './sbanken/sandbox.ts'
import { sandboxClient, startSparebank1Sandbox } from './sparebank1/sandbox.ts'

const defaultPort = 8787

/** The first of three neighbouring ports, one for each bank. */
function portFrom(argument: string | undefined): number {
  if (argument === undefined) return defaultPort
  const port = Number(argument)
  if (!Number.isInteger(port) || port < 0 || port > 65_533) {
    throw new RangeError('usage: npm run sandbox [-- <port>]   the first of three, from 0 (any free ones) to 65533')
  }
  return port
} // prettier-ignore

interface Closable {
  close(): Promise<void>
}
const closeAll = async (started: readonly Closable[]): Promise<void> => {
  await Promise.all(started.map((one) => one.close()))
}

/** All three banks, or none: one whose port is taken takes the others down with it. */
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
      close: () => closeAll(started),
    }
  } catch (error) {
    await closeAll(started)
    throw error
  }
}

/** What to do with the running sandboxes, for a person to read. */
function guide({ sparebank1, bunq, sbanken }: Awaited<ReturnType<typeof startAll>>): string {
  const endpoints = { sparebank1: sparebank1.endpoints, bunq: bunq.endpoints, sbanken: sbanken.endpoints }
  return `Three invented banks with an invented household are listening. Nothing leaves this machine.

1. Save this as endpoints.json:

${JSON.stringify(endpoints, null, 2)}

2. Start the app or the command line with it:

   OVERSIKT_ENDPOINTS=endpoints.json npm start

3. Connect a bank and type

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
