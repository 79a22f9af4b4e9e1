import { isAppError, type ErrorCode } from '../../shared/errors.ts'
import type { BankAccount } from '../banks/bank.ts'
import type { AccountRecord } from '../store/account-record.ts'
import type { Run } from './job.ts'
import { mayBeOfAnotherDay } from './prove-midnight.ts'

/** What a second look may take of the bank's calls, and what it leaves for the person. */
const leastCallsLeft = 5
/** It is a question too many for a bank that cannot answer now: the proof waits, and the run goes on. */
const notNow = [
  'bank-busy',
  'bank-unreachable',
  'bank-refused',
  'offline',
  'unexpected-response',
  'not-found',
] as const satisfies readonly ErrorCode[]

/**
 * Asks for the balances of these accounts once more, after their rows. A balance told twice alike is confirmed; one that moved
 * meanwhile is not, but is the later word; nor is one that may be of the day beside ours.
 * @throws AppError those of the session that end a run, and of the store.
 */
export async function askAgain(run: Run, accounts: readonly AccountRecord[]): Promise<void> {
  const left = run.callsLeft?.() ?? null
  if (left !== null && left < leastCallsLeft) return
  let told: readonly BankAccount[]
  try {
    told = await balancesNow(run, accounts)
  } catch (error) {
    if (isAppError(error, ...notNow)) return
    throw error
  }
  const at = new Date(run.clock.now()).toISOString()
  run.store.accounts.upsertFromBank(run.connection.id, told, at)
  for (const { id, bankKey } of accounts) {
    const minor = told.find((account) => account.bankKey === bankKey)?.booked?.minor
    const first = run.balances.get(id)
    if (minor === undefined || first === undefined) continue
    const isConfirmed = minor === first.minor && !mayBeOfAnotherDay(run.store, id, run.at)
    run.balances.set(id, { minor, at, isConfirmed })
  }
}

/** One account is asked about with one call, several with the list. */
async function balancesNow(run: Run, accounts: readonly AccountRecord[]): Promise<readonly BankAccount[]> {
  const [only] = accounts
  if (accounts.length === 1 && only !== undefined)
    return [await run.session.account(only.bankKey, run.signal)]
  const { accounts: told } = await run.session.accounts(run.signal)
  return told
}
