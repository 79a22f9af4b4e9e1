import { Hono } from 'hono'
import { accountNumber } from '../household/numbers.ts'
import { dayIn, monthOf, type Day, type Month } from '../household/calendar.ts'
import { itemReply, notFound, pageReply } from './envelope.ts'
import type { Era } from './eras.ts'
import { amount } from './json-text.ts'
import { asked, askedDay } from './query.ts'
import { dateTime } from './row-json.ts'
import type { Env, World } from './world.ts'

/** Two invoices a month; what is past its day was dealt with. */
interface Invoice {
  readonly id: string
  readonly issuer: string
  readonly minor: number
  readonly dueOn: Day
  readonly month: Month
  readonly nth: number
}

function invoicesOf(month: Month): readonly Invoice[] {
  const rows = [
    { issuer: 'Bølge Mobil', minor: 39_900, day: 15 },
    { issuer: 'Bomstasjon Dalen', minor: 12_000 + (month % 7) * 2_350, day: 27 },
  ]
  return rows.map(({ issuer, minor, day }, nth) => ({ id: `EF${month}${nth}`, issuer, minor, dueOn: dayIn(month, day), month, nth }))
} // prettier-ignore

function invoiceJson(invoice: Invoice, today: Day, era: Era, isInNewList = false) {
  const { id, issuer, minor, dueOn, month, nth } = invoice
  const isUpdated = nth === 1
  return {
    eFakturaId: id,
    issuerId: `I-${70 + nth}`,
    eFakturaReference: `R-${month}-${nth}`,
    documentType: 'Invoice',
    status: dueOn > today ? 'NEW' : 'PROCESSED',
    kid: `${month}00${nth}`,
    issuerName: issuer,
    originalDueDate: dateTime(dueOn, era),
    originalAmount: amount(minor),
    minimumAmount: amount(0),
    notificationDate: dateTime(dueOn - 14, era),
    ...(isInNewList
      ? {}
      : {
          updatedDueDate: isUpdated ? dateTime(dueOn, era) : null,
          updatedAmount: isUpdated ? amount(minor) : null,
          creditAccountNumber: accountNumber(6_005_061_200 + nth * 17),
        }),
  }
}

/** Told to the customer so far, oldest first. */
function known(today: Day): readonly Invoice[] {
  const months = Array.from({ length: 15 }, (_, at) => monthOf(today) - 13 + at)
  return months.flatMap(invoicesOf).filter(({ dueOn }) => dueOn - 14 <= today)
}

/** `/EFakturas`, in the second generation `/Efaktura` (fact sheet 10). By due date, thirty days back unless asked otherwise. */
export function eInvoiceRoutes(world: World, era: Era): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => {
      const today = world.today()
      const to = askedDay(c, world, era, 'endDate') ?? today
      const from = askedDay(c, world, era, 'startDate') ?? to - 30
      const status = (asked(c, 'status') ?? 'ALL').toUpperCase()
      const items = known(today)
        .filter(({ dueOn }) => dueOn >= from && dueOn <= to)
        .map((invoice) => invoiceJson(invoice, today, era))
        .filter((item) => status === 'ALL' || item.status === status)
      return pageReply(c, items, world, era)
    })
    .get('/new', (c) => {
      const today = world.today()
      const unpaid = known(today).filter(({ dueOn }) => dueOn > today)
      return pageReply(c, unpaid.map((invoice) => invoiceJson(invoice, today, era, true)), world, era)
    })
    .get('/:invoice', (c) => {
      const id = c.req.param('invoice').toUpperCase()
      const found = known(world.today()).find((invoice) => invoice.id === id)
      if (found === undefined) throw notFound(world, era, 'eFaktura')
      return itemReply(invoiceJson(found, world.today(), era), world, era)
    })
} // prettier-ignore
