import { expect, test } from 'vitest'
import { signInStages } from '../../../../shared/progress.ts'
import { stageState } from './stages.ts'

const stages = ['installation', 'credential', 'device'] as const
const states = (...[current, job]: [Parameters<typeof stageState>[1], Parameters<typeof stageState>[2]]) =>
  stages.map((stage) => stageState(stage, current, job))

test('before it begins everything is to come, and at its end everything is done', () => {
  expect(states(null, 'waiting')).toEqual(['ahead', 'ahead', 'ahead'])
  expect(states('installation', 'done')).toEqual(['done', 'done', 'done'])
})

test('what lies before the stage under way is done, also where it was made in an earlier attempt', () => {
  expect(states('credential', 'running')).toEqual(['done', 'running', 'ahead'])
  expect(states('device', 'running')).toEqual(['done', 'done', 'running'])
})

test('where it stopped is marked, and nothing behind it', () => {
  expect(states('credential', 'failed')).toEqual(['done', 'failed', 'ahead'])
})

test('a stage that is not in the list is known by its place', () => {
  expect(states('session', 'running')).toEqual(['done', 'done', 'done'])
  expect(states('certificate', 'running')).toEqual(['ahead', 'ahead', 'ahead'])
  expect(signInStages.indexOf('certificate')).toBe(0)
})
