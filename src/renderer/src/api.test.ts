import { expect, test } from 'vitest'
import type { StaleTopic } from '../../shared/contract.ts'
import { ApiError, createQueryClient, failureOf, markStale, queryKey } from './api.ts'

const heldChannels = ['accounts:list', 'flows:monthly', 'transactions:page', 'transactions:summary', 'settings:get', 'connections:list'] as const // prettier-ignore

/** A client that already holds replies of these channels; tells which of them a topic made stale. */
function staleAfter(...topics: StaleTopic[]): string[] {
  const client = createQueryClient()
  for (const channel of heldChannels) {
    client.setQueryData(queryKey(channel), 'reply')
  }
  markStale(client, topics)
  return client
    .getQueryCache()
    .getAll()
    .filter((query) => query.state.isInvalidated)
    .map((query) => String(query.queryKey[0]))
}

test('a renamed account makes lists of accounts stale, not the months', () => {
  expect(staleAfter('accounts')).toEqual(['accounts:list', 'transactions:page', 'connections:list'])
})

test('new transactions make lists, totals and months stale, not the settings', () => {
  expect(staleAfter('transactions')).toEqual([
    'accounts:list',
    'flows:monthly',
    'transactions:page',
    'transactions:summary',
  ])
})

test('several topics are asked together', () => {
  expect(staleAfter('settings', 'connections')).toEqual(['accounts:list', 'settings:get', 'connections:list'])
})

test('a changed status makes everything stale', () => {
  expect(staleAfter('status')).toHaveLength(heldChannels.length)
})

test('of another household nothing is kept but the window’s own settings', () => {
  const client = createQueryClient()
  for (const channel of ['app:status', 'settings:get', 'overview:get', 'connection:read-accounts'] as const) {
    client.setQueryData(queryKey(channel), 'reply')
  }
  markStale(client, ['status', 'settings', 'connections', 'accounts', 'transactions'])
  const kept = client.getQueryCache().findAll({ predicate: (query) => query.state.data !== undefined })
  expect(kept.map((query) => query.queryKey[0])).toEqual(['app:status', 'settings:get'])
})

test('a failure keeps its reference and its time on the way to the page', () => {
  const failure = { code: 'bank-busy', ref: 'ab-1', retryAt: '2026-11-20T13:05:00Z' } as const
  expect(failureOf(new ApiError('sync:run', failure))).toEqual(failure)
  expect(failureOf(new TypeError('a fault of ours'))).toEqual({ code: 'internal' })
})
