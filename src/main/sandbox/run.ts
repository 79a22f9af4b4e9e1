import { sandboxClient, startSparebank1Sandbox } from './sparebank1/sandbox.ts'

const defaultPort = 8787

function portFrom(argument: string | undefined): number {
  if (argument === undefined) return defaultPort
  const port = Number(argument)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError('usage: npm run sandbox [-- <port>]   a port from 0 (any free one) to 65535')
  }
  return port
}

/** What to do with a running sandbox, for a person to read. */
function guide(endpoints: Readonly<Record<string, string>>): string {
  return `An invented SpareBank 1 with an invented household is listening. Nothing leaves this machine.

1. Save this as endpoints.json:

${JSON.stringify({ sparebank1: endpoints }, null, 2)}

2. Start the app or the command line with it:

   OVERSIKT_ENDPOINTS=endpoints.json npm start

3. Connect SpareBank 1 and type

   client id      ${sandboxClient.clientId}
   client secret  ${sandboxClient.clientSecret}

   The browser opens the bank's consent page: choose Ingrid or Mikkel and approve.

Ctrl+C stops it.`
}

try {
  const sandbox = await startSparebank1Sandbox({ port: portFrom(process.argv[2]) })
  console.log(guide(sandbox.endpoints))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(isTaken ? 'That port is taken: npm run sandbox -- <another port>' : error instanceof Error ? error.message : error)
  process.exitCode = 1
} // prettier-ignore
