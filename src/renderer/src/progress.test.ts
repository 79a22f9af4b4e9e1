import { beforeEach, expect, test } from 'vitest'
import type { Progress } from '../../shared/progress.ts'
import { clearProgress, forgetUnfinishedSyncs, latestProgress, receiveProgress } from './progress.ts'

function sync(connectionId: string, stage: Extract<Progress, { kind: 'sync' }>['stage']): Progress {
  return { kind: 'sync', connectionId, stage, accountName: null, count: 0, reachedOn: null }
}

beforeEach(() => {
  for (const id of ['one', 'two']) clearProgress('sync', id)
})

test('a page opened in mid-sync finds where its own connection stands', () => {
  receiveProgress(sync('one', 'accounts'))
  receiveProgress(sync('two', 'recent'))
  receiveProgress(sync('one', 'history'))
  expect(latestProgress('sync', 'one')?.stage).toBe('history')
  expect(latestProgress('sync', 'two')?.stage).toBe('recent')
  expect(latestProgress('sync')).toMatchObject({ connectionId: 'one' })
  expect(latestProgress('export')).toBeNull()
})

test('a sync that failed is not shown as running for ever; one that ended well stays said', () => {
  receiveProgress(sync('one', 'history'))
  receiveProgress(sync('two', 'done'))
  forgetUnfinishedSyncs()
  expect(latestProgress('sync', 'one')).toBeNull()
  expect(latestProgress('sync', 'two')?.stage).toBe('done')
})
