import { expect, test } from 'vitest'
import { movableClock } from '../../src/main/sandbox/clock.ts'
import { startApp } from './app.ts'
import { runCli } from './cli-run.ts'

const clock = movableClock('2026-11-21T11:00:00.000Z')

test.each([
  [['accounts'], 'No accounts.'],
  [['connections'], 'Nothing is connected.'],
  [['sync'], 'No bank is connected.'],
  [['transactions', '--from', '2026-01-01'], 'No such transactions.'],
  [['imports'], 'No file was taken in.'],
  [['copies'], 'No copies.'],
] as const)(
  '%s: where there is nothing a person is told so, and a machine gets an empty list alone',
  async (argv, words) => {
    await using app = await startApp({ clock })
    expect(await runCli(app, argv)).toMatchObject({ exitCode: 0, out: '', err: `${words}\n` })
    const machine = await runCli(app, [...argv, '--json'])
    expect(machine).toMatchObject({ exitCode: 0, err: '' })
    expect(JSON.parse(machine.out)).toEqual([])
  },
)
