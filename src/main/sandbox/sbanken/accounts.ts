import { Hono } from 'hono'
import type { SbankenAccount } from './account.ts'
import { itemReply, listReply, namedAccount } from './envelope.ts'
import type { Era } from './eras.ts'
import { amount } from './json-text.ts'
import type { Env, World } from './world.ts'

/** An account (fact sheet 6). Only the answers of 2018 told which is the default one. */
function accountJson(account: SbankenAccount, world: World, era: Era) {
  const { bookedMinor, availableMinor } = account.balance(world.today())
  return {
    accountId: account.id,
    accountNumber: account.number,
    ownerCustomerId: account.ownerId,
    name: account.name,
    accountType: account.type,
    available: amount(availableMinor),
    balance: amount(bookedMinor),
    creditLimit: account.limitMinor === null ? null : amount(account.limitMinor),
    ...(era.isOldEnums ? { defaultAccount: account.isDefault } : {}),
  }
}

/** `/Accounts`: fact sheet section 6. */
export function accountRoutes(world: World, era: Era): Hono<Env> {
  return new Hono<Env>()
    .get('/', () => {
      const items = world.ledger.accounts.map((account) => accountJson(account, world, era))
      return listReply(items, world, era)
    })
    .get('/:account', (c) => itemReply(accountJson(namedAccount(c, world, era), world, era), world, era))
}
