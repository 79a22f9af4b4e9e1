import { spawnSync } from 'node:child_process'
import { readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { profileFolder } from '../fixture.ts'
import { takeInstanceLock, type SecondStart } from './single-instance.ts'

const start = (note: string): SecondStart => ({ argv: [note], workingDirectory: '/', additionalData: null })
const nobody = (): void => undefined

test('the second of two gets nothing and is heard by the first', async () => {
  using profile = profileFolder()
  const heard: SecondStart[] = []
  const first = takeInstanceLock(profile.path, start('first'), (second) => heard.push(second))
  expect(first).not.toBeNull()
  expect(takeInstanceLock(profile.path, start('second'), nobody)).toBeNull()
  expect(takeInstanceLock(profile.path, start('third'), nobody)).toBeNull()
  await expect.poll(() => heard.map(({ argv }) => argv[0]).sort()).toEqual(['second', 'third'])
  first?.release()
  const next = takeInstanceLock(profile.path, start('next'), nobody)
  expect(next).not.toBeNull()
  next?.release()
})

test('the lock of a process that has died is taken over', () => {
  using profile = profileFolder()
  const { pid } = spawnSync('true')
  symlinkSync(`${pid}-1`, join(profile.path, 'host.lock'))
  const lock = takeInstanceLock(profile.path, start('next'), nobody)
  expect(readlinkSync(join(profile.path, 'host.lock'))).toMatch(new RegExp(`^${process.pid}\\b`))
  lock?.release()
})

test.runIf(process.platform === 'linux')('a number that has become another process’s is no owner', () => {
  using profile = profileFolder()
  const file = join(profile.path, 'host.lock')
  const lock = takeInstanceLock(profile.path, start('first'), nobody)
  const owner = readlinkSync(file)
  lock?.release()
  symlinkSync(owner.replace(/\d+$/, '1'), file) // this very process’s number, of one that began at another time
  const next = takeInstanceLock(profile.path, start('next'), nobody)
  expect(next).not.toBeNull()
  next?.release()
})

test('a lock taken over by somebody else is not given away', () => {
  using profile = profileFolder()
  const lock = takeInstanceLock(profile.path, start('first'), nobody)
  const file = join(profile.path, 'host.lock')
  spawnSync('ln', ['-sfn', '1-1', file])
  lock?.release()
  expect(readlinkSync(file)).toBe('1-1')
})
