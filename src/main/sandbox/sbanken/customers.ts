import { Hono } from 'hono'
import { people } from '../household/accounts.ts'
import { itemReply } from './envelope.ts'
import type { Era } from './eras.ts'
import type { Env, World } from './world.ts'

/** `/Customers`: who is asking (fact sheet 10). An address has either lines or a postal code and a city. */
export function customerRoutes(world: World, era: Era): Hono<Env> {
  return new Hono<Env>().get('/', () => {
    const [{ firstName, lastName }] = people
    const lines = { addressLine1: 'Fjordgløttveien 1', addressLine2: '' }
    const customer = {
      customerId: world.portal.client.customerId,
      firstName: firstName.toUpperCase(),
      lastName: lastName.toUpperCase(),
      emailAddress: 'ingrid@example.invalid',
      dateOfBirth: '1993-04-12T00:00:00',
      postalAddress: { ...lines, addressLine3: '7000 TRONDHEIM', addressLine4: 'NORGE', country: 'NO', zipCode: null, city: null },
      streetAddress: { ...lines, addressLine3: null, addressLine4: null, country: null, zipCode: '7000', city: 'Trondheim' },
      phoneNumbers: [{ countryCode: '47', number: '90000000' }],
    }
    return itemReply(customer, world, era)
  })
} // prettier-ignore
