import type { Core } from '../../../src/main/core.ts'
import { lockDeeds } from './lock-deeds.ts'

/** What a process is doing when it is killed. Opening and closing the profile belong to each. */
export const jobNames = [
  'open',
  'sync',
  'import',
  'undo-import',
  'undo',
  'disconnect',
  'backup',
  'restore',
  'lock',
] as const
export type JobName = (typeof jobNames)[number]

type Job = (handlers: Core['handlers'], argument: string) => Promise<unknown>

export const jobs: Readonly<Record<JobName, Job>> = {
  open: (handlers) => Promise.resolve(handlers['settings:get'](undefined)),
  /** Every connection at once, as the timetable and a person may, or those of one bank. */
  sync: async (handlers, only) => {
    const connections = await handlers['connections:list'](undefined)
    const wanted = connections.filter(({ system }) => only === '' || system === only)
    return await Promise.all(wanted.map(({ id }) => handlers['sync:run']({ connectionId: id })))
  },
  /** The file the open dialog gives, into new accounts. */
  import: async (handlers) => {
    const draft = await handlers['import:open'](undefined)
    if (draft === null) throw new Error('no file was chosen')
    const targets = draft.statements.map(({ ref, suggestedAccountId }) =>
      suggestedAccountId === null
        ? ({
            ref,
            into: { kind: 'new', name: 'Fil', accountKind: 'current', currency: 'NOK' },
            balance: null,
          } as const)
        : ({ ref, into: { kind: 'account', accountId: suggestedAccountId }, balance: null } as const),
    )
    return await handlers['import:commit']({ draftId: draft.draftId, targets })
  },
  'undo-import': async (handlers, importId) => await handlers['import:undo']({ importId: Number(importId) }),
  /** An entry of the journal, with whatever has come to stand on it. */
  undo: async (handlers, entry) => {
    const entryId = Number(entry)
    const { later } = await handlers['journal:get']({ entryId })
    return await handlers['journal:undo']({ entryId, laterIds: later.map(({ id }) => id) })
  },
  disconnect: async (handlers, connectionId) =>
    await handlers['connection:disconnect']({ connectionId, data: 'delete' }),
  backup: async (handlers) => await handlers['backup:make'](undefined),
  /** Whatever a person does with the lock, as `lock.test.ts` names it. */
  lock: async (handlers, deed) => await lockDeeds[deed]?.(handlers),
  restore: async (handlers, fileName) => await handlers['app:restore']({ fileName }),
}
