import { expect, test } from 'vitest'
import { preferredLanguages } from './languages.ts'

test.each([
  [{ LANG: 'nb_NO.UTF-8' }, ['nb-NO']],
  [{ LANGUAGE: 'nn:nb:en_GB', LANG: 'en_US.UTF-8' }, ['nn', 'nb', 'en-GB']],
  [{ LANGUAGE: '', LC_ALL: 'de_DE@euro', LANG: 'nb_NO' }, ['de-DE']],
  [{ LANGUAGE: 'nb:nb', LANG: 'C' }, ['nb']],
  [{ LC_ALL: 'C.UTF-8' }, ['en-US']],
  [{}, ['en-US']],
])('%j: %j', (env, languages) => expect(preferredLanguages(env)).toEqual(languages))
