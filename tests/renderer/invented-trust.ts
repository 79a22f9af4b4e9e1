import type { Handlers } from '../../src/shared/contract.ts'
import type { TrustOutputs } from '../../src/shared/contract-trust.ts'
import { copiesState } from './invented-copies.ts'
import { accounts } from './invented.ts'
import { detailsOf } from './invented-proof.ts'

/** Nothing to review, nothing in the journal, nothing written about a payment. */
export const trust: Pick<Handlers, keyof TrustOutputs> = {
  'journal:list': () => [],
  'journal:get': ({ entryId }) => ({
    entry: {
      id: entryId,
      kind: 'sync',
      state: 'done',
      isOwn: false,
      at: '2026-11-20T06:12:00Z',
      undoneAt: null,
      connectionId: null,
      importId: null,
      subject: {},
      added: 0,
      changed: 0,
      removed: 0,
    },
    effects: [],
    effectCount: 0,
    untold: 0,
    later: [],
    canUndo: true,
  }),
  'journal:undo': () => ({ undone: 1 }),
  'journal:undo-last': () => null,
  'journal:redo-last': () => null,
  'review:list': () => [],
  'review:decide': () => null,
  'pending:traces': () => [],
  'proof:get': ({ accountId }) =>
    detailsOf(accountId, accounts.find(({ id }) => id === accountId)?.proof ?? null),
  'proof:accept': () => null,
  'transfer:link': () => ({ entryId: 71 }),
  'transfer:unlink': () => ({ entryId: 72 }),
  'transfer:candidates': () => [],
  'transfer:proposals': () => [],
  'connection:pause': () => null,
  'transaction:set-note': () => null,
  'transaction:draft-note': () => null,
  'transaction:set-tags': () => null,
  'transaction:set-split': () => null,
  'tags:list': () => [],
  'attachment:add': () => null,
  'attachment:drop': () => ({ attachmentId: 1 }),
  'attachment:preview': () => null,
  'attachment:save': () => null,
  'attachment:remove': () => ({ entryId: 1 }),
  'backup:list': () => copiesState,
  'backup:make': () => ({
    fileName: 'oversikt-2026-11-20.db',
    madeAt: '2026-11-20T06:12:00Z',
    sizeBytes: 4096,
  }),
}
