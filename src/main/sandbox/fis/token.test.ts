import { expect, test } from 'vitest'
import { startFisSandbox } from './sandbox.ts'
import { jsonOf, login, seedParty, signIn } from './test-client.ts'

test('an assertion signed with the registered key gives a token for an hour, with which the party can be read', async () => {
  await using fis = await startFisSandbox()
  expect(await jsonOf(login(fis, { sub: seedParty }))).toMatchObject({ token_type: 'Bearer' })
  const reader = await signIn(fis)
  expect(await jsonOf(reader.get('/party/1482'))).toMatchObject({ name: 'Testkraft SP', entity_id: 492 })
})
