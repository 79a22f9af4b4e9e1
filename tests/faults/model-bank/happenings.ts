import type { Command, SyncCommand } from './commands.ts'
import {
  dayAt,
  dayMs,
  daysBetween,
  daysLater,
  nextId,
  type Habits,
  type Payment,
  type World,
} from './ledger.ts'

const shops: readonly string[] = [
  'KAFFEBAREN BERGEN',
  'REMA 1000 MIDTBYEN',
  'RUTER AS OSLO',
  'KIWI 505 BARCODE',
]

/** How long the bank still changes or withdraws a row after it was booked: well within the days every sync reads again. */
const freshDays = 8
/** A booking is dated no further back than this: it shows on days that every sync reads again. */
const datedBackDays = 3

/** What happens at the bank; a sync is the app's. */
export type Happening = Exclude<Command, SyncCommand>

/** Lets one thing happen. What no payment is fit for does not. */
export function happen(world: World, habits: Habits, command: Happening): void {
  switch (command.do) {
    case 'pay':
      return void pay(world, habits, command)
    case 'pay-ahead':
      return payAhead(world, command)
    case 'pay-again':
    case 'other-side':
    case 'refund':
      return echo(world, habits, command)
    case 'book':
    case 'lapse':
      return settle(world, habits, command)
    case 'reissue':
    case 'restless':
      return reissue(world, command)
    case 'enrich':
    case 'hide':
    case 'show':
    case 'strike':
      return touch(world, command)
    case 'wait':
      world.now += command.hours * 3_600_000
      return
    default:
      return change(world, habits, command)
  }
}

type Of<D extends Happening['do']> = Extract<Happening, { readonly do: D }>

function payment(world: World, facts: Pick<Payment, 'account' | 'shop' | 'madeAt' | 'minor' | 'day' | 'state'>): Payment {
  const made: Payment = {
    ...facts,
    truth: `p${++world.lastSerial}`,
    heldMinor: facts.minor,
    firstDay: facts.day,
    bookedAt: facts.state === 'booked' ? facts.madeAt : null,
    id: nextId(world),
    isWithoutId: false,
    wording: 0,
    isEnriched: false,
    isHidden: false,
    wasRead: false,
  }
  world.payments.push(made)
  return made
} // prettier-ignore

/** Where nobody knows whether a balance counts what is announced, it is told by its sum: two announcements of one sum and a
 *  payment of the same besides would say nothing. */
function toldApart(world: World, minor: number): number {
  return world.countsHeldOn === 'none' ? minor : minor - 3 * world.lastSerial - 1
}

function pay(world: World, habits: Habits, { account, shop, minor, daysAgo, isHeld }: Of<'pay'>): Payment {
  const isAnnounced =
    isHeld && (habits.holdsOn === 'all' || (world.accounts[account]?.isCard === true && minor < 0))
  const madeAt = habits.booksLate ? world.now - daysAgo * dayMs : world.now
  return payment(world, {
    account,
    shop: shops[shop] ?? '',
    madeAt,
    minor: isAnnounced ? toldApart(world, minor) : minor,
    day: dayAt(madeAt),
    state: isAnnounced ? 'pending' : 'booked',
  })
}

function payAhead(world: World, { account, shop, minor, days }: Of<'pay-ahead'>): void {
  const madeAt = world.now
  payment(world, { account, shop: shops[shop] ?? '', madeAt, minor, day: daysLater(dayAt(madeAt), days), state: 'booked' })
} // prettier-ignore

function echo(world: World, habits: Habits, command: Of<'pay-again' | 'other-side' | 'refund'>): void {
  const source = pick(world, command.which, (each) => isFresh(world, each))
  if (source === null) return
  if (command.do === 'pay-again') {
    const again = payment(world, { ...source, madeAt: habits.booksLate ? source.madeAt : world.now, day: habits.booksLate ? source.day : dayAt(world.now) })
    again.wording = source.wording
    return
  }
  const account = command.do === 'other-side' ? 1 - source.account : source.account
  const other = payment(world, { ...source, account, minor: -source.minor, madeAt: world.now, day: dayAt(world.now) })
  // Ids are the account's own: one bank id was seen on two accounts, and one side was dropped (Firefly #10914).
  const isFree = world.payments.every((each) => each.account !== account || each.id !== source.id)
  if (command.do === 'other-side' && habits.reissues && isFree) other.id = source.id
} // prettier-ignore

function settle(world: World, habits: Habits, command: Of<'book' | 'lapse'>): void {
  const one = pick(world, command.which, ({ state }) => state === 'pending')
  if (one === null) return
  if (command.do === 'lapse') {
    one.state = 'lapsed'
    return
  }
  one.state = 'booked'
  one.minor = Math.round((one.heldMinor * command.percent) / 100)
  one.wording = command.wording
  one.bookedAt = world.now
  one.id = nextId(world)
  const today = dayAt(world.now)
  if (!habits.booksLate) {
    one.day = today
    one.firstDay = today
    return
  }
  const earliest = daysLater(today, -datedBackDays)
  const stated = daysLater(dayAt(one.madeAt), command.days)
  one.day = stated > today ? today : stated < earliest ? earliest : stated
  one.firstDay = one.day
}

function reissue(world: World, command: Of<'reissue' | 'restless'>): void {
  if (command.do === 'restless') {
    world.isRestless = command.on
    return
  }
  const booked = world.payments.filter(({ state }) => state === 'booked')
  const one = pick(world, command.which === 'all' ? 0 : command.which, ({ state }) => state === 'booked')
  const today = dayAt(world.now)
  for (const each of command.which === 'all' ? booked : one === null ? [] : [one]) {
    each.id = nextId(world)
    if (daysBetween(each.firstDay, today) > freshDays || each.day > today) continue
    each.isWithoutId = command.isWithoutId
    each.wording = command.wording
    const moved = daysLater(each.firstDay, command.days)
    if (moved <= today) each.day = moved
  }
}

function touch(world: World, command: Of<'enrich' | 'hide' | 'show' | 'strike'>): void {
  if (command.do === 'show') {
    for (const each of world.payments) each.isHidden = false
    return
  }
  // What was never there cannot vanish: an account's first balance is taken to be that of the rows told with it.
  const isFit = (each: Payment): boolean =>
    isFresh(world, each) &&
    (command.do !== 'hide' || each.wasRead) &&
    (command.do !== 'strike' || mayBeStruck(world, each))
  const one = pick(world, command.which, isFit)
  if (one === null) return
  if (command.do === 'enrich') one.isEnriched = true
  else if (command.do === 'hide') one.isHidden = true
  else one.state = 'struck'
}

function change(world: World, habits: Habits, command: Of<'renew' | 'unlist' | 'list'>): void {
  if (command.do === 'list') for (const account of world.accounts) account.listed = 'yes'
  else if (command.do === 'unlist') {
    const account = world.accounts[command.account]
    if (account !== undefined) account.listed = command.how
  } else {
    world.consents += command.times
    if (habits.mintsKeys)
      for (const [index, account] of world.accounts.entries()) account.key = `key-${world.consents}-${index}`
  }
}

/** An answer that knows none of several rows is taken for a broken one: so nothing more is struck out of an account but beside
 *  a fresh row that was read and is there. */
function mayBeStruck(world: World, one: Payment): boolean {
  const beside = world.payments.filter(({ account, truth }) => account === one.account && truth !== one.truth)
  const isWitness = (other: Payment): boolean => other.wasRead && !other.isHidden && isFresh(world, other)
  return beside.every(({ state }) => state !== 'struck') || beside.some(isWitness)
}

/** Booked, counted by now, and still within the days in which the bank changes its mind. */
function isFresh(world: World, { state, firstDay, day }: Payment): boolean {
  const today = dayAt(world.now)
  return state === 'booked' && day <= today && daysBetween(firstDay, today) <= freshDays
}

function pick(world: World, which: number, isFit: (payment: Payment) => boolean): Payment | null {
  const fit = world.payments.filter(isFit)
  return fit.length === 0 ? null : (fit[which % fit.length] ?? null)
}
