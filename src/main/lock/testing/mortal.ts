import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import type { Keychain } from '../../vault/port.ts'

/** A process that can be ended between any two of its writes, to the disk or to the keychain. */
export interface Mortal extends Disposable {
  /** Ends at this write from now on, the first being 1; with 0 it lives on. Once ended, nothing it tries has an effect. */
  dieAt(step: number): void
  /** Writes since `dieAt`. */
  steps(): number
  isDead(): boolean
  keychain(real: Keychain): Keychain
}

const changing = ['writeFileSync', 'renameSync', 'rmSync', 'chmodSync', 'fsyncSync'] as const
type Work = (...args: unknown[]) => unknown

/** Watches the writes below `folder`, and those of the keychains it is given. */
export function mortal(folder: string): Mortal {
  let last = 0
  let steps = 0
  const step = (): void => {
    steps += 1
    if (last !== 0 && steps >= last) throw new Error('the process ends here')
  }
  const functions = fs as unknown as Record<(typeof changing)[number], Work>
  const real = Object.fromEntries(changing.map((name) => [name, functions[name]]))
  for (const name of changing) {
    const change = functions[name]
    functions[name] = (...args) => {
      if (typeof args[0] === 'string' && !args[0].startsWith(folder)) return change(...args)
      step()
      return change(...args)
    }
  }
  syncBuiltinESMExports()
  return {
    dieAt(at) {
      last = at
      steps = 0
    },
    steps: () => steps,
    isDead: () => last !== 0 && steps >= last,
    keychain: (keychain) => ({
      getPassword: async (service, account) => {
        if (last !== 0 && steps >= last) throw new Error('the process ended')
        return await keychain.getPassword(service, account)
      },
      setPassword: async (...args) => {
        step()
        await keychain.setPassword(...args)
      },
      deletePassword: async (...args) => {
        step()
        return await keychain.deletePassword(...args)
      },
    }),
    [Symbol.dispose]: () => {
      Object.assign(functions, real)
      syncBuiltinESMExports()
    },
  }
}
