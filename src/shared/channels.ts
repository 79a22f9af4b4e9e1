// Imports nothing: the preload bundles this file, and must not drag the validator along.
export const channels = [
  'app:status',
  'app:retry',
  'app:open-link',
  'app:log',
  'demo:enter',
  'demo:leave',
  'settings:get',
  'settings:set',
  'connections:list',
  'connection:create',
  'connection:configure',
  'connection:test',
  'connection:authorise',
  'connection:reopen-browser',
  'connection:cancel-authorise',
  'connection:read-accounts',
  'connection:choose-accounts',
  'connection:disconnect',
  'sync:run',
  'sync:cancel',
  'sync:history',
  'accounts:list',
  'account:update',
  'overview:get',
  'balances:history',
  'flows:monthly',
  'transactions:page',
  'transactions:summary',
  'transaction:get',
  'export:csv',
  'export:cancel',
] as const
export type Channel = (typeof channels)[number]

/** Pushed from main to the page: what to ask again, and how a long job goes. */
export const eventChannels = ['stale', 'progress'] as const
export type EventChannel = (typeof eventChannels)[number]
