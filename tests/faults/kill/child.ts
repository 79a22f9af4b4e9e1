// The process that is killed: the app's own core on a profile folder, and one job. Says `begin` when it begins, and at its
// end how many steps it took.
import { keychainNamed } from './file-keychain.ts'
import { jobs } from './jobs.ts'
import type { Order } from './order.ts'
import { openCore, threadsIn } from './person.ts'
import { watchSteps } from './steps.ts'

const order = JSON.parse(process.argv[2] ?? '') as Order
const keychain = keychainNamed(order.keychain)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

say('begin')
const steps = watchSteps(order.dieAt)
const core = await openCore({
  home: order.home,
  now: order.now,
  keychain: steps.watchKeychain(keychain),
  threads: threadsIn(import.meta.dirname),
  ...(order.file === undefined ? {} : { chosen: order.file }),
})
const { problem, locked } = core.handlers['app:status'](undefined) as {
  problem: { code: string } | null
  locked: object | null
}
if (problem !== null && order.job !== 'restore') throw new Error(`the profile did not open: ${problem.code}`)
if (locked !== null && order.job !== 'lock') throw new Error('the profile is locked')
await jobs[order.job](core.handlers, order.argument ?? '')
await core.close()
say(`done ${steps.count()}`)
