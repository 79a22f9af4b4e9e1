import { Hono } from 'hono'
import type { Context } from 'hono'
import type { callLog } from '../calls.ts'
import { isOwnHost } from '../loopback.ts'
import { bankIdFaults } from './faults.ts'
import { bodyOf, certificateGate, mediaTypeGate, methodGate } from './gate.ts'
import { collect } from './collect.ts'
import { isRunning, type Order } from './orders.ts'
import { orderSchemas, type OrderKind } from './request-fields.ts'
import { readOrder, readReference } from './requests.ts'
import { errorReply, json, noSuchOrder, refusal } from './wire.ts'
import type { Env, World } from './world.ts'

/** Where every call goes (fact sheet 2). */
export const basePath = '/rp/v6.0/'

const kinds = Object.keys(orderSchemas) as OrderKind[] // the table's own keys

async function start(c: Context<Env>, world: World, kind: OrderKind): Promise<Response> {
  const request = readOrder(kind, await bodyOf(c), world.switches)
  if (request === null) throw refusal(400, 'invalidParameters', 'A parameter is missing, invalid or unknown')
  const order = world.orders.start(kind, request, c.get('party'))
  if (order === null) throw refusal(400, 'alreadyInProgress', 'Order already in progress for pno')
  return json(200, { orderRef: order.orderRef, ...order.tokens })
}

async function orderOf(c: Context<Env>, world: World): Promise<Order> {
  const reference = readReference(await bodyOf(c))
  const order = reference === null ? null : world.orders.find(reference, c.get('party'))
  if (order === null) throw noSuchOrder()
  return order
}

async function cancel(c: Context<Env>, world: World): Promise<Response> {
  const order = await orderOf(c, world)
  if (!isRunning(order)) throw noSuchOrder()
  world.orders.enter(order, { phase: 'gone' })
  return json(200, {})
}

/** Every route in the order they are tried: the proxy's gate, then whether the path exists, then method and media type. */
export function createApp(world: World, calls: ReturnType<typeof callLog>): Hono<Env> {
  const app = new Hono<Env>()
  app.use(isOwnHost)
  app.use(calls.middleware)
  app.use(bankIdFaults(world))
  app.use(certificateGate)
  const paths = [...kinds, 'collect', 'cancel'].map((path) => `${basePath}${path}`)
  for (const path of paths) app.use(path, methodGate(world), mediaTypeGate)
  for (const kind of kinds) app.post(`${basePath}${kind}`, (c) => start(c, world, kind))
  app.post(`${basePath}collect`, async (c) => collect(world, await orderOf(c, world)))
  app.post(`${basePath}cancel`, (c) => cancel(c, world))
  app.notFound(() => errorReply(404, 'notFound', 'No such path'))
  return app
}
