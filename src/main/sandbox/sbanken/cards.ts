import { Hono } from 'hono'
import { accountOf, people } from '../household/accounts.ts'
import { listReply } from './envelope.ts'
import type { Era } from './eras.ts'
import type { Env, World } from './world.ts'

/** `/Cards` (fact sheet 10): the household's own, and beside the odd accounts one that is blocked and one of no known kind. */
export function cardRoutes(world: World, era: Era): Hono<Env> {
  return new Hono<Env>().get('/', () => {
    const { accounts } = world.ledger
    const credit = accounts.find(({ isCard }) => isCard)
    const cards = [cardOf(world, 1, '6755', accountOf('sbanken-current').number, 'Active', 'DebitCard')]
    if (credit !== undefined) {
      cards.push(cardOf(world, 2, '8807', credit.number, 'Blocked', 'CreditCard'))
      cards.push(cardOf(world, 3, '0000', null, 'Unknown', 'X2XCardChildNet'))
    }
    return listReply(cards, world, era)
  })
}

function cardOf(
  { portal }: World,
  nth: number,
  lastFour: string,
  accountNumber: string | null,
  status: string,
  productCode: string,
) {
  const [{ firstName, lastName }] = people
  return {
    cardId: `CARD${nth}`,
    cardNumber: `*${lastFour}`,
    cardVersionNumber: nth,
    accountNumber,
    customerId: portal.client.customerId,
    expiryDate: '2028-05-31T00:00:00',
    accountOwner: `${firstName} ${lastName}`.toUpperCase(),
    status,
    cardType: 'Visa',
    productCode,
  }
}
