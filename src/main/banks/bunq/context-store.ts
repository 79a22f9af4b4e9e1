import { isAppError } from '../../../shared/errors.ts'
import type { SecretStore } from '../../systems/system.ts'
import { contextIn, emptyContext, type BunqContext } from './context.ts'

export interface ContextStore {
  /** What is kept; an empty context where nothing is, or where it was made for other credentials. Errors: the vault's. */
  load(): Promise<BunqContext>
  /** Changes what is kept at that moment, one change after the other; saved when this resolves. Returning the same context
   *  saves nothing. */
  change(edit: (kept: BunqContext) => BunqContext): Promise<BunqContext>
}

/** Always read from the keychain: the window and the command line are two processes, and both renew sessions. */
export function createContextStore(
  secrets: Pick<SecretStore, 'loadContext' | 'saveContext'>,
  madeFor: Pick<BunqContext, 'madeFor' | 'environment'>,
): ContextStore {
  let last: Promise<unknown> = Promise.resolve()

  /** What is a simulator's while we speak to the bank, or the reverse, is as good as none: a sign-in puts its own there. */
  async function textKept(): Promise<string | null> {
    try {
      return await secrets.loadContext()
    } catch (error) {
      if (isAppError(error, 'needs-login')) return null
      throw error
    }
  }

  async function load(): Promise<BunqContext> {
    const text = await textKept()
    const kept = text === null ? null : contextIn(text)
    return kept?.madeFor === madeFor.madeFor ? kept : emptyContext(madeFor)
  }

  async function changeNow(edit: (kept: BunqContext) => BunqContext): Promise<BunqContext> {
    const kept = await load()
    const changed = edit(kept)
    if (changed !== kept) await secrets.saveContext(JSON.stringify(changed))
    return changed
  }

  return {
    load,
    change(edit) {
      const mine = last.then(() => changeNow(edit))
      last = mine.catch(() => undefined) // whoever asked for a change hears how it ended; the next one begins anyway
      return mine
    },
  }
}
