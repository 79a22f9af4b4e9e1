// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { developmentKeyringFolder, hasSessionBus, openKeyring } from './keyring.mjs'

/** For people. @param {string} line */
export const sayOut = (line) => void process.stdout.write(`${line}\n`)
/** For commands whose standard output belongs to machines. @param {string} line */
export const sayErr = (line) => void process.stderr.write(`${line}\n`)

/**
 * The frame of every command: a failure is one line on standard error and a non-zero exit.
 * @param {() => Promise<number>} work ends with the exit code
 */
export async function command(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    sayErr(error instanceof Error && !process.env['OVERSIKT_DEBUG'] ? error.message : String(error))
    process.exitCode = 1
  }
}

/**
 * Runs a program until it ends. An interrupt from the terminal reaches it by itself; a request to end is passed on, and
 * we stay to clean up after it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number }} options
 * @returns {Promise<number>} its exit code; 128 and the signal's number where it was ended by one
 */
export function run(file, args, { timeoutMs, ...options }) {
  const child = spawn(file, args, { ...options, ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) })
  const ignore = () => undefined
  const passOn = () => void child.kill('SIGTERM')
  process.on('SIGINT', ignore).on('SIGTERM', passOn).on('SIGHUP', passOn)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
  }).finally(() => process.off('SIGINT', ignore).off('SIGTERM', passOn).off('SIGHUP', passOn))
}

/**
 * Does `work` where a keychain can be reached: the person's own where a session bus exists, else a development keyring
 * that stays from one start to the next (a new one each time would lose the key of the cache file).
 * @param {(line: string) => void} say
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} work gets the variables to add
 */
export async function withKeychain(say, work) {
  if (process.platform !== 'linux' || hasSessionBus(process.env)) return work({})
  const folder = developmentKeyringFolder(process.env)
  say(
    `No session bus: using a development keyring in ${folder}, protected by file permissions only. Not for real bank logins.`,
  )
  const keyring = await openKeyring(folder)
  try {
    return await work(keyring.env)
  } finally {
    keyring.close()
  }
}
