import { type AppError, toFailure } from '../../shared/errors.ts'
import type { Account, Connection, Transaction } from '../../shared/model.ts'
import { decimalOf, type Money } from '../../shared/money.ts'
import type { BalanceProof } from '../../shared/proof.ts'
import { isBank } from '../../shared/systems.ts'
import { placeText } from './file-texts.ts'
import { printable } from './printable.ts'
import { errorTexts } from './texts.ts'

/** Where the words go: results to `out`, everything else to `err`. */
export interface Streams {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream
}

export function printJson({ out }: Streams, value: unknown): void {
  out.write(`${JSON.stringify(value)}\n`)
}

/** Why the output is empty, for whoever looks at it. */
export function sayNone({ streams }: { readonly streams: Streams }, words: string): void {
  streams.err.write(`${words}\n`)
}

export interface MachineMoney extends Money {
  /** The same amount as text: `-149.90`. */
  readonly decimal: string
}

export function machineMoney(amount: Money): MachineMoney {
  return { ...amount, decimal: decimalOf(amount) }
}

export function machineAccount(account: Account) {
  const moneyOrNull = (amount: Money | null) => (amount === null ? null : machineMoney(amount))
  const { booked, available, creditLimit, proof, ...rest } = account
  return {
    ...rest,
    booked: moneyOrNull(booked),
    available: moneyOrNull(available),
    creditLimit: moneyOrNull(creditLimit),
    proof:
      proof === null
        ? null
        : {
            ...proof,
            bank: moneyOrNull(proof.bank),
            ledger: moneyOrNull(proof.ledger),
            early: proof.early === null ? null : { ...proof.early, amount: machineMoney(proof.early.amount) },
            gap: moneyOrNull(proof.gap),
          },
  }
}

export function machineTransaction(transaction: Transaction) {
  return { ...transaction, amount: machineMoney(transaction.amount) }
}

export function accountLine(account: Account): string {
  const balance = account.booked === null ? 'unknown' : decimalOf(account.booked)
  const note = account.isChosen ? '' : '  (left out)'
  const name = printable(account.name).padEnd(28)
  const proof = account.proof === null ? '' : `  ${proofWords(account.proof)}`
  return `${name}  ${printable(account.number ?? '').padEnd(14)}  ${balance.padStart(16)} ${account.currency}${proof}${note}`
}

/** `proven 2026-11-21T14:03:00.000Z`, `gap 45.00 since 2026-11-17T06:12:00.000Z`, `not proven (partial)`. */
function proofWords({ state, at, since, gap, reason }: BalanceProof): string {
  if (gap !== null) return `gap ${decimalOf(gap)} since ${since}`
  return state === 'proven' ? `proven ${at}` : `not proven (${reason ?? 'unknown'})`
}

export function transactionLine(transaction: Transaction): string {
  const { bookedOn, amount, status, accountName, text } = transaction
  const mark = status === 'pending' ? '~' : ' '
  const account = printable(accountName).padEnd(24).slice(0, 24)
  return `${bookedOn}${mark} ${decimalOf(amount).padStart(14)} ${amount.currency}  ${account}  ${printable(text)}`
}

export function connectionLine(connection: Connection): string {
  const { callsLeft, consentEndsAt, system } = connection
  const synced = isBank(system) ? `, ${connection.syncedAt ?? 'never synced'}` : ''
  const calls = callsLeft === null ? '' : `, ${callsLeft} calls left`
  const ends = system === 'bankid' ? 'certificate' : 'consent'
  const until = consentEndsAt === null ? '' : `, ${ends} until ${consentEndsAt.slice(0, 10)}`
  const held = connection.isPaused ? ', paused' : ''
  const failure = connection.lastFailure === null ? '' : `, ${connection.lastFailure.code}`
  const state = `${connection.status}${held}${failure}`
  return `${connection.id}  ${printable(connection.name)}  ${state}${synced}${until}${calls}`
}

/** What was typed made no sense: one line for a person, or one JSON object for a machine. Nothing was logged. */
export function printUsageError({ err }: Streams, error: AppError, json: boolean): void {
  const { code } = error
  const message = `${error.message.replace(/\s+/g, ' ').replace(/\.$/, '')}. Try: help`
  err.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`)
}

/** Whoever reads the output may stop in the middle (`… | head`): no fault of anybody's. Any other failure of the stream is. */
export function allowEarlyEnd(stream: NodeJS.WritableStream, fail: (error: Error) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(error)
  })
}

/** One line for a person, or one JSON object for a machine. `ref`: null where nothing was logged. */
export function printError({ err }: Streams, error: AppError, ref: string | null, json: boolean): void {
  const failure = ref === null ? toFailure(error) : toFailure(error, ref)
  if (json) {
    err.write(`${JSON.stringify({ error: { ...failure, message: textOf(error) } })}\n`)
    return
  }
  const wait = failure.retryAt === undefined ? '' : ` Not before ${failure.retryAt}.`
  const place = failure.place === undefined ? '' : ` ${placeText(failure.place)}`
  const trace = failure.bankTrace === undefined ? '' : ` The bank's reference: ${failure.bankTrace}.`
  const line = ref === null ? '' : `, log reference ${ref}`
  err.write(`${textOf(error)}${place}${wait}${trace} (${failure.code}${line})\n`)
}

/** For input the person typed our own message says what is wrong with it; other messages are for the log. */
function textOf(error: AppError): string {
  if (error.code !== 'invalid-input' && error.code !== 'not-found') return errorTexts[error.code]
  const said = error.message.replace(/\s+/g, ' ').replace(/\.$/, '')
  return `${errorTexts[error.code]} ${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
