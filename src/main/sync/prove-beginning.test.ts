import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { coffee, salary, startBooks } from './testing/books.ts'

// Where counting begins, once it is known that it may have begun between two payments.

const day = (n: number): string => `2026-06-0${n}T10:00:00Z`
const books = [salary, coffee({ identity: 'a' })]

/** The bank told its balance, booked a payment, told its rows, and could not be asked again. */
async function begunBetween() {
  const at = await startBooks()
  const { account } = at.bank.session
  at.bank.session.account = () => Promise.reject(new AppError('bank-busy', 'later'))
  const paid = coffee({ identity: 'b', minor: -1000 })
  await at.read([...books, paid], { balanceOf: books })
  at.bank.session.account = account
  return {
    ...at,
    paid,
    anchor: () => at.store.proofs.anchor(at.accountId()),
    proof: () => at.store.proofs.lastProof(at.accountId()),
  }
}

test('a beginning between two payments that comes out even without the second one is not believed while nobody knows where that is', async () => {
  using at = await begunBetween()
  expect(at.anchor()).toMatchObject({ isSure: false })
  await at.read(books, { at: day(2) }) // the bank took it out again
  expect(at.proof()).toMatchObject({ state: 'unproven', reason: 'first-reading' })
  expect(at.anchor()).toBeNull()
  await at.read(books, { at: day(3) })
  expect(at.reviews()).toMatchObject([{ kind: 'missing', reason: 'no-longer-told', decision: null }])
})

test('the payment that made it wrong is told again: the balance is counted with it', async () => {
  using at = await begunBetween()
  await at.read(books, { at: day(2), balanceOf: [...books, at.paid] })
  expect(at.proof()).toMatchObject({ state: 'unproven', reason: 'first-reading' })
  await at.read([...books, at.paid], { at: day(3) })
  expect(at.proof()).toMatchObject({ state: 'proven' })
})
