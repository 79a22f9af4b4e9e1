import { expect, test } from 'vitest'
import { keepArguments, keptCommandLine } from './arguments.ts'

test('switches before the app are Chromium’s, what follows it is the app’s', () => {
  keepArguments(['--no-sandbox', '--remote-debugging-port=0', '--host-rules=MAP a b=c', '.', '--flag', 'x'])
  expect(keptCommandLine()).toEqual({
    switches: [
      ['no-sandbox', ''],
      ['remote-debugging-port', '0'],
      ['host-rules', 'MAP a b=c'],
    ],
    app: '.',
    rest: ['--flag', 'x'],
  })
})

test('without an app there is nothing to start', () => {
  keepArguments(['--no-sandbox'])
  expect(() => keptCommandLine()).toThrow('usage: electron')
})
