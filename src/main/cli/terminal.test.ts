import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { readPassword } from './secrets.ts'
import { personAt, type Person } from './terminal.ts'

const up = '\u001b[A'
const undo = '\u001f'
const yank = '\u0019'
const ctrlC = '\u0003'
const ctrlD = '\u0004'

/** A terminal at which these keys are pressed, each once the question it answers stands there. */
function terminal(keys: readonly (readonly [question: string, typed: string])[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
  let shown = ''
  let asked = 0
  const screen = new PassThrough({ encoding: 'utf8' })
  screen.on('data', (text: string) => {
    shown += text
    const [question, typed] = keys[asked] ?? []
    if (question === undefined || typed === undefined || !shown.includes(question)) return
    asked += 1
    setImmediate(() => input.write(typed))
  })
  const stdin = input as unknown as NodeJS.ReadStream // as much of one as is looked at
  return { stdin, screen, shown: () => shown }
}

function personOf({ stdin, screen }: ReturnType<typeof terminal>): Person {
  const person = personAt(stdin, screen)
  if (person === null) throw new Error('nobody sits at this terminal')
  return person
}

test('a secret is never shown, not even by whoever looks for earlier lines at the next question', async () => {
  const at = terminal([
    ['Secret: ', 'c4n4ry\r'],
    ['Bank: ', `${up}${undo}${yank}\r`],
  ])
  const answers = await personOf(at)(async ({ ask, askSecret }) => [
    await askSecret('Secret: '),
    await ask('Bank: '),
  ])
  expect(answers).toEqual(['c4n4ry', ''])
  expect(at.shown()).not.toContain('c4n4ry')
})

test.each([ctrlC, ctrlD])(
  'who stops in the middle of a question cancels, on a line of its own',
  async (key) => {
    const at = terminal([['Secret: ', `half${key}`]])
    if (key === ctrlD) at.stdin.once('data', () => at.stdin.push(null)) // Ctrl+D ends an empty line only; the end of input any
    await expect(personOf(at)(({ askSecret }) => askSecret('Secret: '))).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(at.shown()).toBe('Secret: \n')
  },
)

test('at a terminal the password is typed unseen, also where it was announced for standard input', async () => {
  const at = terminal([['Password (not shown): ', ' c4n4ry \r']])
  expect(await readPassword(true, at.stdin, at.screen)).toBe(' c4n4ry ')
  expect(at.shown()).toBe('Password (not shown): \n')
})

test('where nobody sits, nobody is asked', () => {
  const pipe = new PassThrough() as unknown as NodeJS.ReadStream // a pipe has no more
  expect(personAt(pipe, new PassThrough())).toBeNull()
})
