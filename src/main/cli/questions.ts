import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { BankId } from '../../shared/systems.ts'

/** How questions are put: one shown, one without an echo. */
export interface Asking {
  readonly ask: (text: string) => Promise<string>
  readonly askSecret: (text: string) => Promise<string>
}

/** What a person at a terminal is asked for a system; the answers are the fields a machine would have written. */
export async function askFor(system: BankId, asking: Asking): Promise<Record<string, unknown>> {
  switch (system) {
    case 'sparebank1':
      return await askSparebank1(asking)
    case 'bunq':
      return await askBunq(asking)
    case 'sbanken':
      return await askSbanken(asking)
  }
}

async function askSparebank1({ ask, askSecret }: Asking): Promise<Record<string, unknown>> {
  const clientId = await ask('Client id: ')
  const clientSecret = await askSecret('Client secret (not shown): ')
  const finInst = await ask('Bank, such as fid-smn (empty: choose at login): ')
  return { clientId, clientSecret, ...filled({ finInst }) }
}

async function askBunq(asking: Asking): Promise<Record<string, unknown>> {
  const { ask, askSecret } = asking
  const environment = await ask('Environment, production or sandbox (empty: production): ')
  const door = await ask('Way in, key, oauth or provider (empty: key): ')
  const settings = filled({ environment, door })
  if (door === '' || door === 'key') {
    const apiKey = await askSecret('API key (not shown; empty in the sandbox: a new user): ')
    return { ...settings, ...(apiKey === '' ? { isNewSandboxUser: true } : { apiKey }) }
  }
  const redirectScheme = await ask('Redirect address registered as http or https (empty: http): ')
  const all = { ...settings, ...filled({ redirectScheme }) }
  if (door === 'oauth') {
    const clientId = await ask('OAuth client id: ')
    return { ...all, clientId, clientSecret: await askSecret('OAuth client secret (not shown): ') }
  }
  return { ...all, ...(await askProvider(asking)) }
}

async function askProvider({ ask }: Asking): Promise<Record<string, unknown>> {
  const certificate = await ask('File of your QSEAL certificate, PEM (empty in the sandbox: make one): ')
  if (certificate === '') return { providerName: await ask('Name of the provider: ') }
  const chain = await ask('File of the chain without it, PEM: ')
  const privateKey = await ask('File of its private key, PEM: ')
  return { certificate: textOf(certificate), chain: textOf(chain), privateKey: textOf(privateKey) }
}

async function askSbanken({ ask, askSecret }: Asking): Promise<Record<string, unknown>> {
  const clientId = await ask('Client id: ')
  const clientSecret = await askSecret('Client secret (not shown): ')
  const customerId = await askSecret('Customer number, 11 digits (not shown; empty: none): ')
  const era = await ask('Era, bank, exec.bank, apibeta-v1 or apibeta-v2 (empty: the last): ')
  return { clientId, clientSecret, ...filled({ customerId, era }) }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new AppError('invalid-input', 'a PEM file cannot be read', { cause: error })
  }
}

/** Nothing typed means the default. */
function filled(answers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
}
