import { describe, expect, test } from 'vitest'
import type { TransactionFacts } from '../store/columns.ts'
import { invent, startStore } from '../store/testing.ts'
import { markOwnTransfers } from './transfers.ts'

// What is paired, how sure that is and why, level by level; the shapes of the rows are those of the fact sheets.

/** SpareBank 1 with four accounts, Sbanken with two, and one in euro at bunq. */
async function start() {
  const at = await startStore()
  const { store } = at
  const [sparebank1, sbanken, bunq] = [invent.connection(store), invent.connection(store), invent.connection(store)]
  const open = (bankKey: string, more: Parameters<typeof invent.account>[1], bank: string) =>
    invent.account(store, { bankKey, iban: null, ...more }, bank)
  const accounts = {
    current: open('current', { number: '1813.00.00017', name: 'Lønnskonto' }, sparebank1),
    buffer: open('buffer', { number: '1813.00.00025', name: 'Buffer', kind: 'savings' }, sparebank1),
    cabin: open('cabin', { number: '1813.00.00033', name: 'Hytte på fjellet', kind: 'savings' }, sparebank1),
    card: open('card', { number: '**** **** **** 4821', name: 'Mastercard Reise *4821', kind: 'credit-card' }, sparebank1),
    old: open('old', { number: '97100041018', name: 'Gammel brukskonto' }, sbanken),
    oldSavings: open('oldSavings', { number: '97100041174', name: 'Gamle sparepenger', kind: 'savings' }, sbanken),
    euro: open('euro', { number: null, iban: 'NL21BUNQ2099004706', name: 'Huishouden', currency: 'EUR' }, bunq),
  }
  let count = 0
  return {
    ...at, accounts,
    add: (account: keyof typeof accounts, minor: number, bookedOn: string, more: Partial<TransactionFacts> = {}) => {
      const amount = { minor, currency: account === 'euro' ? 'EUR' : 'NOK' }
      const row = invent.row({ minor, amount, bookedOn, text: '', bankText: '', ...more })
      store.transactions.insert(accounts[account], `id:${count}`, row, invent.at)
      return count++
    },
    find: async () => {
      await markOwnTransfers(store)
      return at.ask<Found>(`SELECT substr(o.identity, 4) + 0 AS "out", substr(i.identity, 4) + 0 AS "in", l.state, l.reason,
          l.confidence, l.evidence, l.rate
        FROM transfer_link l JOIN bank_transaction o ON o.id = l.out_id JOIN bank_transaction i ON i.id = l.in_id
        ORDER BY 1, 2`).map(({ evidence, ...link }) => ({ ...link, facts: JSON.parse(evidence) as string[] }))
    },
    marked: () =>
      at.ask<{ n: number }>('SELECT substr(identity, 4) + 0 AS n FROM bank_transaction WHERE is_own_transfer = 1 ORDER BY 1').map(({ n }) => n),
    [Symbol.dispose]: () => at[Symbol.dispose](),
  }
} // prettier-ignore
interface Found {
  readonly out: number
  readonly in: number
  readonly state: string
  readonly reason: string
  readonly confidence: number
  readonly evidence: string
  readonly rate: string | null
}

const transfer = { typeCode: 'R_260', typeText: 'Overføring' } as const
const ovf = { typeCode: '200', typeText: 'OVFNETTB' } as const

describe('account numbers', () => {
  test('on both sides leave no doubt', async () => {
    using at = await start()
    const out = at.add('current', -150_000, '2026-05-04', { counterpartyAccount: '97100041018' })
    const into = at.add('old', 150_000, '2026-05-05', { counterpartyAccount: 'NO12 1813 0000 017' })
    const into2 = at.add('old', 150_000, '2026-05-05', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toMatchObject([
      { out, in: into2, state: 'linked', reason: 'both-name-each-other', confidence: 99, rate: null },
    ])
    expect(at.marked()).not.toContain(into) // a number of nobody's
  })

  test('on one side are enough where the other names nobody', async () => {
    using at = await start()
    const out = at.add('current', -150_000, '2026-05-04', { counterpartyAccount: '18130000025', text: 'REMA 1000' })
    const into = at.add('buffer', 150_000, '2026-05-04')
    expect(await at.find()).toMatchObject([{ out, in: into, state: 'linked', reason: 'one-names-the-other', confidence: 96 }])
  }) // prettier-ignore

  test('keep two transfers of one day and sum apart, each with its own account', async () => {
    using at = await start()
    const toCabin = at.add('current', -150_000, '2026-05-04', { text: 'Til Hytte på fjellet', ...transfer })
    const toBuffer = at.add('current', -150_000, '2026-05-04', {
      counterpartyAccount: '18130000025',
      ...transfer,
    })
    const inBuffer = at.add('buffer', 150_000, '2026-05-04', { text: 'Fra Lønnskonto', ...transfer })
    const inCabin = at.add('cabin', 150_000, '2026-05-04', {
      counterpartyAccount: '18130000017',
      ...transfer,
    })
    expect((await at.find()).map((link) => [link.out, link.in, link.state])).toEqual([
      [toCabin, inCabin, 'linked'],
      [toBuffer, inBuffer, 'linked'],
    ])
  })
})

describe('words', () => {
  test('and the bank’s own kind join what names no number, within one bank', async () => {
    using at = await start()
    const text = 'Overføring Betalt: 20.11.26'
    const out = at.add('old', -50_000, '2026-11-20', { text, ...ovf })
    const into = at.add('oldSavings', 50_000, '2026-11-20', { text, ...ovf })
    const [link] = await at.find()
    expect(link).toMatchObject({ out, in: into, state: 'linked', reason: 'amount-and-day', confidence: 95 })
    expect(link?.facts).toEqual([
      'same-amount',
      'out-says-transfer',
      'in-says-transfer',
      'same-bank',
      'same-words',
    ])
    expect(at.marked()).toEqual([out, into])
  })

  test('on two banks that only say transfer are asked about', async () => {
    using at = await start()
    const out = at.add('current', -50_000, '2026-11-20', { text: 'Overføring', typeCode: 'R_200' })
    const into = at.add('old', 50_000, '2026-11-20', { text: 'Fra: Ingrid Solvang', ...ovf })
    expect(await at.find()).toMatchObject([{ out, in: into, state: 'proposed', confidence: 80 }])
    expect(at.marked()).toEqual([])
  })

  test('that speak of the other account by name are sure, also over a weekend', async () => {
    using at = await start()
    const out = at.add('current', -50_000, '2026-05-08', { text: 'Til Gammel brukskonto', ...transfer })
    const into = at.add('old', 50_000, '2026-05-11', { text: 'Fra: Ingrid Solvang', ...ovf })
    expect(await at.find()).toMatchObject([{ out, in: into, state: 'proposed', confidence: 88 }])
    const named = at.add('old', -30_000, '2026-05-08', { text: 'Til Lønnskonto', ...ovf })
    const came = at.add('current', 30_000, '2026-05-11', { text: 'Fra 9710.00.41018', ...transfer })
    expect((await at.find()).at(-1)).toMatchObject({ out: named, in: came, state: 'linked', confidence: 95 })
  })

  test('that speak of another own account do not mean this one', async () => {
    using at = await start()
    at.add('current', -50_000, '2026-05-08', { text: 'Til Hytte på fjellet', ...transfer })
    at.add('buffer', 50_000, '2026-05-08', { text: 'Overføring', ...transfer })
    expect(await at.find()).toEqual([])
  })

  test('of a person who is on both sides count', async () => {
    using at = await start()
    at.add('current', -50_000, '2026-05-08', { text: 'Overføring', counterparty: 'Ingrid Solvang', ...ovf })
    at.add('old', 50_000, '2026-05-08', {
      text: 'Innbetaling',
      counterparty: 'I. Solvang, M. Solvang',
      ...ovf,
    })
    expect(await at.find()).toMatchObject([{ state: 'linked', confidence: 90 }])
  })

  test.each([
    ['a salary and a grocery bill', { text: 'Lønn', typeCode: 'R_13' }, { text: 'REMA 1000', typeCode: 'R_714' }],
    ['a purchase and what came back of it', { text: 'RETUR KLÆR & VÆR' }, { text: 'KLÆR & VÆR', typeCode: 'R_714' }],
    ['interest and a direct debit', { text: 'Kreditrenter', ...ovf }, { text: 'Avtalegiro Elvenett', typeCode: 'R_156' }],
    ['a correction and a transfer', { text: 'KORREKSJON AV 23.05' }, { text: 'Overføring', ...transfer }],
    ['two rows without a word', { text: '' }, { text: '' }],
  ] as const)('%s of one sum and day are no transfer', async (_, came, left) => {
    using at = await start()
    at.add('current', -48_790, '2026-05-08', left)
    at.add('old', 48_790, '2026-05-08', came)
    expect(await at.find()).toEqual([])
  }) // prettier-ignore

  test('that name somebody else by number are no side', async () => {
    using at = await start()
    at.add('current', -50_000, '2026-05-08', {
      text: 'Overføring',
      counterpartyAccount: '99990000001',
      ...transfer,
    })
    at.add('buffer', 50_000, '2026-05-08', { text: 'Overføring', ...transfer })
    expect(await at.find()).toEqual([])
  })
})

describe('a card’s bill', () => {
  const bill = { text: 'Kredittkort faktura', counterparty: 'Kortservice oppgjør', counterpartyAccount: '99800032403', typeCode: 'R_200' } // prettier-ignore

  test('is joined with what was paid into the card, though both name the issuer (fact sheet 8.2)', async () => {
    using at = await start()
    const out = at.add('current', -1_371_765, '2026-11-16', bill)
    const into = at.add('card', 1_371_765, '2026-11-17', { text: 'Innbetaling', typeCode: 'K_0047', counterpartyAccount: '99800032713' })
    const [link] = await at.find()
    expect(link).toMatchObject({ out, in: into, state: 'linked' })
    expect(link?.facts).toContain('card-bill')
  }) // prettier-ignore

  test('is not what a shop gave back of the same sum', async () => {
    using at = await start()
    at.add('current', -59_900, '2026-11-16', bill)
    at.add('card', 59_900, '2026-11-16', { text: 'RETUR KLÆR & VÆR', typeCode: 'K_0005' })
    expect(await at.find()).toEqual([])
  })
})

describe('a round sum without a word', () => {
  test('is a question where nothing else could be the other side of either', async () => {
    using at = await start()
    const out = at.add('current', -250_000, '2026-05-08', { text: 'Betaling' })
    const into = at.add('old', 250_000, '2026-05-11', { text: 'Innskudd' })
    expect(await at.find()).toMatchObject([{ out, in: into, state: 'proposed', confidence: 60, facts: ['same-amount', 'only-candidate'] }])
    at.add('buffer', 250_000, '2026-05-08', { text: 'Innskudd' })
    expect(await at.find()).toEqual([])
  }) // prettier-ignore
})

describe('several that could be the other side', () => {
  const said = { text: 'Overføring', ...transfer } as const

  test('are asked about where they do not come out even', async () => {
    using at = await start()
    at.add('current', -50_000, '2026-05-08', said)
    at.add('buffer', 50_000, '2026-05-08', said)
    at.add('cabin', 50_000, '2026-05-08', said)
    expect(await at.find()).toMatchObject([{ state: 'proposed', confidence: 85 }])
    expect(at.marked()).toEqual([])
  })

  test('are the transfers that they are where as many came as left', async () => {
    using at = await start()
    for (const _ of [1, 2]) at.add('current', -50_000, '2026-05-08', said)
    at.add('buffer', 50_000, '2026-05-08', said)
    at.add('cabin', 50_000, '2026-05-08', said)
    expect((await at.find()).map(({ state }) => state)).toEqual(['linked', 'linked'])
  })

  test('on other days go to the nearest', async () => {
    using at = await start()
    const [first, second] = [at.add('current', -50_000, '2026-05-04', said), at.add('current', -50_000, '2026-05-06', said)]
    const [same, late] = [at.add('buffer', 50_000, '2026-05-06', said), at.add('buffer', 50_000, '2026-05-08', said)]
    expect((await at.find()).map((link) => [link.out, link.in])).toEqual([[first, late], [second, same]])
  }) // prettier-ignore
})

describe('two currencies', () => {
  const abroad = { typeCode: 'R_15', typeText: 'Overføring utland' } as const
  const told = { original: { minor: -25_000, currency: 'EUR' }, rate: '11.8248' } as const

  test('are joined by numbers and the sum that one side tells of the other; the rate is what was obtained', async () => {
    using at = await start()
    const out = at.add('current', -295_620, '2026-10-23', { ...abroad, ...told, counterpartyAccount: 'NL21BUNQ2099004706' })
    const other = at.add('euro', 15_000, '2026-10-26', { counterpartyAccount: '18130000017' })
    const into = at.add('euro', 25_000, '2026-10-26', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toMatchObject([
      { out, in: into, state: 'linked', reason: 'both-name-each-other', confidence: 98, rate: '0.084568' },
    ])
    expect(at.marked()).toEqual([out, other, into]) // the other names an own account, and its other side is not here
  }) // prettier-ignore

  test('are not joined where one side tells another sum of the other, however near', async () => {
    using at = await start()
    at.add('current', -295_620, '2026-10-23', {
      ...abroad,
      ...told,
      counterpartyAccount: 'NL21BUNQ2099004706',
    })
    at.add('euro', 24_500, '2026-10-26', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toEqual([])
  })

  test('are joined over Christmas', async () => {
    using at = await start()
    at.add('current', -295_620, '2025-12-24', {
      ...abroad,
      ...told,
      counterpartyAccount: 'NL21BUNQ2099004706',
    })
    at.add('euro', 25_000, '2025-12-29', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toMatchObject([{ state: 'linked' }])
  })

  test('are joined without numbers where the sum is told and the words say so', async () => {
    using at = await start()
    at.add('current', -295_620, '2026-10-23', {
      ...abroad,
      ...told,
      text: 'Utenlandsbetaling',
      counterparty: 'Ingrid Solvang',
    })
    at.add('euro', 25_000, '2026-10-23', {
      text: 'Spaargeld',
      counterparty: 'I. Solvang',
      typeCode: 'EBA_SCT/SCT',
    })
    expect(await at.find()).toMatchObject([{ state: 'linked', reason: 'original-amount', confidence: 90 }])
  })

  test('are asked about where only the rate is near one of those days', async () => {
    using at = await start()
    at.add('old', -36_790, '2026-10-20', {
      text: 'Nettkurs',
      typeCode: '714',
      original: { minor: -3_090, currency: 'EUR' },
    })
    at.add('current', -118_000, '2026-10-23', { ...transfer, text: 'Til Huishouden' })
    at.add('euro', 10_000, '2026-10-23', { text: 'Van Lønnskonto', typeCode: 'BUNQ/PAYMENT' })
    expect(await at.find()).toMatchObject([
      { state: 'proposed', reason: 'plausible-rate', confidence: 80, rate: '0.0847458' },
    ])
  })

  test.each([
    ['near a known rate are sure', 10_000, 'linked', 97],
    ['far from every known rate are asked about', 17_000, 'proposed', 70],
  ] as const)('that name each other and are %s', async (_, minor, state, confidence) => {
    using at = await start()
    at.add('old', -36_790, '2026-10-20', { text: 'Nettkurs', typeCode: '714', original: { minor: -3_090, currency: 'EUR' } })
    at.add('current', -118_000, '2026-10-23', { counterpartyAccount: 'NL21BUNQ2099004706' })
    at.add('euro', minor, '2026-10-23', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toMatchObject([{ state, confidence }])
  }) // prettier-ignore
})

describe('what a new row changes', () => {
  test('is found along all that hangs together, however far it reaches', async () => {
    using at = await start()
    const said = { text: 'Overføring', ...transfer } as const
    const day = (from: number) => new Date(Date.UTC(2026, 0, 20 + from)).toISOString().slice(0, 10)
    for (let from = 0; from <= 60; from += 6) at.add('buffer', 50_000, day(from), said)
    for (let from = 3; from <= 57; from += 6) at.add('current', -50_000, day(from), said)
    const before = await at.find()
    at.add('current', -50_000, day(-3), said)
    const after = await at.find()
    expect(after).toHaveLength(before.length + 1)
    expect(new Set(after.map((link) => link.in)).size).toBe(after.length)
    invent.account(at.store, { bankKey: 'new', number: '99990000099' }) // all of it is looked at
    expect(await at.find()).toEqual(after)
  })

  test('may be the rate of an exchange that was booked days ago', async () => {
    using at = await start()
    at.add('current', -118_000, '2026-10-23', { counterpartyAccount: 'NL21BUNQ2099004706' })
    at.add('euro', 17_000, '2026-10-23', { counterpartyAccount: '18130000017' })
    expect(await at.find()).toMatchObject([{ state: 'linked', confidence: 92 }])
    at.add('old', -36_790, '2026-11-02', { typeCode: '714', original: { minor: -3_090, currency: 'EUR' } })
    expect(await at.find()).toMatchObject([{ state: 'proposed', confidence: 70 }])
  })
})
