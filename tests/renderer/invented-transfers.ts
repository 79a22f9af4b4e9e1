import type { Handlers } from '../../src/shared/contract.ts'
import type { TransactionDetails } from '../../src/shared/model.ts'
import type { TransferLink, TransferSideView } from '../../src/shared/transfer.ts'
import { fullHandlers } from './fake-api.ts'
import { accountIds, accounts } from './invented.ts'

// Transfers of the invented household: `{ ...fullHandlers(), ...withTransfers() }` answers as the real app would.

function side(transactionId: number, account: keyof typeof accountIds, bookedOn: string, minor: number, text: string): TransferSideView {
  const accountId = accountIds[account]
  const { name = '', currency = 'NOK' } = accounts.find(({ id }) => id === accountId) ?? {}
  return { transactionId, accountId, accountName: name, bookedOn, amount: { minor, currency }, text }
} // prettier-ignore

const base = {
  state: 'linked',
  isByPerson: false,
  rate: null,
  quote: null,
  at: '2026-11-18T06:12:00Z',
} as const

/** Kroner that became euro over a weekend, both sides naming each other. */
export const abroad: TransferLink = {
  ...base,
  id: 1,
  out: side(9001, 'current', '2026-11-13', -295_620, 'Utenlandsbetaling EUR 250.00'),
  in: side(9002, 'euro', '2026-11-16', 25_000, 'Fra Brukskonto'),
  reason: 'both-name-each-other',
  confidence: 98,
  facts: ['out-names-in', 'in-names-out', 'original-amount'],
  daysApart: 3,
  rate: '0.084568',
  quote: { unit: 'EUR', price: '11.8248', currency: 'NOK' },
}

export const proposals: readonly TransferLink[] = [
  {
    ...base,
    id: 2,
    state: 'proposed',
    out: side(9003, 'joint', '2026-11-12', -250_000, 'Overføring til sparing'),
    in: side(9004, 'savings', '2026-11-13', 250_000, 'Innskudd'),
    reason: 'amount-and-day',
    confidence: 85,
    facts: ['same-amount', 'out-says-account', 'same-bank'],
    daysApart: 1,
  },
  {
    ...base,
    id: 3,
    state: 'proposed',
    out: side(9005, 'current', '2026-11-02', -100_000, 'Overføring'),
    in: side(9006, 'bsu', '2026-11-02', 100_000, ''),
    reason: 'amount-and-day',
    confidence: 65,
    facts: ['same-amount', 'out-says-transfer', 'several-candidates'],
    daysApart: 0,
  },
]

const candidates = [
  side(9010, 'savings', '2026-11-19', 500_000, 'Fra Brukskonto'),
  side(9011, 'euro', '2026-11-17', 43_000, 'Innskudd'),
]

/** A side of the transfer as the details show it: the rest of it is a row of the list. */
function detailsOf(like: TransactionDetails, { transactionId, ...shown }: TransferSideView, transfer: TransferLink): TransactionDetails {
  const isOwnTransfer = transfer.state === 'linked'
  return { ...like, ...shown, id: transactionId, original: null, rate: null, isOwnTransfer, transfer }
} // prettier-ignore

/** The row `rowId` of the list is the outgoing side of `link`; what a person says of the pairs holds until it is taken back. */
export function withTransfers(link: TransferLink = abroad): Partial<Handlers> {
  const full = fullHandlers()
  let open: readonly TransferLink[] = proposals
  let current: TransferLink | null = link
  let undo: () => void = () => undefined
  return {
    'transaction:get': async ({ transactionId }) => {
      const { in: into } = link
      const row = await full['transaction:get']({ transactionId: transactionId === into.transactionId ? 1 : transactionId })
      if (current === null) return { ...row, isOwnTransfer: false, transfer: null }
      if (transactionId === into.transactionId) return detailsOf(row, into, current)
      return { ...row, isOwnTransfer: current.state === 'linked', transfer: { ...current, out: { ...current.out, transactionId } } }
    },
    'transfer:proposals': () => open,
    'transfer:candidates': () => candidates,
    'transfer:link': ({ firstId, secondId }) => {
      const [wasOpen, was] = [open, current]
      undo = () => {
        open = wasOpen
        current = was
      }
      open = open.filter(({ out }) => out.transactionId !== firstId)
      const chosen = candidates.find(({ transactionId }) => transactionId === secondId)
      if (chosen !== undefined)
        current = { ...link, in: chosen, reason: 'by-hand', facts: [], isByPerson: true, rate: null, quote: null, daysApart: 0 }
      return { entryId: 71 }
    },
    'transfer:unlink': ({ linkId }) => {
      const [wasOpen, was] = [open, current]
      undo = () => {
        open = wasOpen
        current = was
      }
      open = open.filter(({ id }) => id !== linkId)
      if (current?.id === linkId) current = null
      return { entryId: 72 }
    },
    'journal:undo': () => {
      undo()
      return { undone: 1 }
    },
  } // prettier-ignore
}
