import Database from 'better-sqlite3'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Keychain } from '../../../src/main/vault/port.ts'
import type { DieAt } from './order.ts'

// In the process that is killed: every place where it changes something that outlives it. A kill by the clock seldom falls
// between two of them; this way it is met for certain.

export interface Steps {
  /** Number of steps so far. */
  count(): number
  watchKeychain(keychain: Keychain): Keychain
}

/** The functions of `node:fs` by which the app changes what is on the disk. */
const changing = ['renameSync', 'linkSync', 'copyFileSync', 'writeFileSync', 'rmSync', 'fsyncSync'] as const

type Work = (...args: unknown[]) => unknown

/** Ends the process at step `dieAt` by the signal nobody can catch. */
export function watchSteps(dieAt: DieAt): Steps {
  let steps = 0
  const step = (name: DieAt | null = null): void => {
    steps++
    if (dieAt === steps || dieAt === name) process.kill(process.pid, 'SIGKILL')
  }
  watchTransactions(step)
  watchFiles(step)
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    step('before-secret')
    const result = await work()
    step('after-secret')
    return result
  }
  return {
    count: () => steps,
    watchKeychain: (keychain) => ({
      getPassword: (service, account) => keychain.getPassword(service, account),
      setPassword: (service, account, password) =>
        around(() => keychain.setPassword(service, account, password)),
      deletePassword: (service, account) => around(() => keychain.deletePassword(service, account)),
    }),
  }
}

/** Every transaction of the store: when all of it is written and nothing committed, and when it is committed. */
function watchTransactions(step: () => void): void {
  const { prototype } = Database as unknown as { prototype: { transaction: (work: Work) => Work } }
  const begin = prototype.transaction
  prototype.transaction = function (work) {
    const whole = begin.call(this, (...args: unknown[]) => {
      const result = work(...args)
      step()
      return result
    }) as Work & { immediate: Work }
    const immediate: Work = (...args) => {
      const result = whole.immediate(...args)
      step()
      return result
    }
    return Object.assign((...args: unknown[]) => whole(...args), { immediate })
  }
}

/** Before and after each change of a file. The names that others imported follow. */
function watchFiles(step: () => void): void {
  const functions = fs as unknown as Record<(typeof changing)[number], Work>
  for (const name of changing) {
    const change = functions[name]
    functions[name] = (...args) => {
      step()
      const result = change(...args)
      step()
      return result
    }
  }
  syncBuiltinESMExports()
}
