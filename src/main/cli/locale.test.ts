import { expect, test } from 'vitest'
import { systemLanguages } from './locale.ts'

test.each([
  [{ LANG: 'nb_NO.UTF-8' }, 'nb-NO'],
  [{ LC_ALL: '', LANG: 'nb_NO.UTF-8' }, 'nb-NO'],
  [{ LC_ALL: 'en_GB.UTF-8', LANG: 'nb_NO.UTF-8' }, 'en-GB'],
  [{ LC_MESSAGES: 'nn_NO@euro', LANG: 'en_US.UTF-8' }, 'nn-NO'],
])('of %j the one that is set to something and counts most is taken', (env, language) => {
  expect(systemLanguages(env)[0]).toBe(language)
})

test('where no variable says anything, the system is asked', () => {
  expect(systemLanguages({})).toEqual([new Intl.DateTimeFormat().resolvedOptions().locale])
})
