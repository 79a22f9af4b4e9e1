import type { Core } from '../../../src/main/core.ts'

type Handlers = Core['handlers']

export const passwords = { first: 'the first password', other: 'another password' } as const
const first = { password: passwords.first }

/** What a person does with the lock when the process is killed; a locked app is unlocked by its first password before. */
export const lockDeeds: Readonly<Record<string, (handlers: Handlers) => Promise<unknown>>> = {
  'turn-on': async (handlers) => await handlers['lock:set-password']({ ...first, proof: null }),
  unlock: async (handlers) => await handlers['lock:unlock'](first),
  change: async (handlers) => {
    await handlers['lock:unlock'](first)
    return await handlers['lock:set-password']({ password: passwords.other, proof: first })
  },
  'unlock-and-lock': async (handlers) => {
    await handlers['lock:unlock'](first)
    return await handlers['lock:now'](undefined)
  },
  'turn-off': async (handlers) => {
    await handlers['lock:unlock'](first)
    return await handlers['lock:turn-off']({ proof: first })
  },
  /** As somebody does who kills the app after each try, so as not to have it counted. */
  guess: async (handlers) =>
    await Promise.resolve(handlers['lock:unlock']({ password: 'a guess' })).catch(() => undefined),
}
