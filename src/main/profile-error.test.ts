import { expect, test } from 'vitest'
import { AppError } from '../shared/errors.ts'
import { toProfileError } from './profile-error.ts'

const ofSystem = (code: string): Error => Object.assign(new Error(`${code}: mkdir '/home/kari'`), { code })

test.each([
  ['EACCES', 'profile-unwritable'],
  ['EROFS', 'profile-unwritable'],
  ['EPERM', 'profile-unwritable'],
  ['EIO', 'profile-unwritable'],
  ['ENOSPC', 'profile-disk-full'],
  ['EDQUOT', 'profile-disk-full'],
])('what the system calls %s is %s, and its words stay out of the message', (code, expected) => {
  const error = toProfileError(ofSystem(code))
  expect(error).toMatchObject({ code: expected })
  expect(String(error)).not.toContain('kari')
})

test('what the store says of its disk is said of the profile, and everything else stays what it is', () => {
  expect(toProfileError(new AppError('disk-full', 'x'))).toMatchObject({ code: 'profile-disk-full' })
  expect(toProfileError(new AppError('file-unwritable', 'x'))).toMatchObject({ code: 'profile-unwritable' })
  for (const other of [new AppError('store-damaged', 'x'), new TypeError('x'), ofSystem('EMFILE')])
    expect(toProfileError(other)).toBe(other)
})
