import type { TransactionSort } from '../../../../shared/contract.ts'
import type { AccountId, CalendarDate } from '../../../../shared/ids.ts'
import type { BookingStatus } from '../../../../shared/model.ts'
import { isCalendarDate } from '../../format/date-input.ts'
import { presets, type Preset } from './period.ts'

/** What is asked of the list, as the address of the page holds it: it survives a reload and the way back. */
export interface ListState {
  readonly text: string
  readonly accountIds: readonly AccountId[]
  /** Either a preset, or days of one's own. */
  readonly preset: Preset | null
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  readonly direction: 'in' | 'out' | null
  /** Sizes in major units, plain decimal text without a sign: which way the money went is the direction's business. As
   *  they were typed, the larger perhaps first: fields that were put right while one types would not stand still. */
  readonly amountFrom: string | null
  readonly amountTo: string | null
  readonly currency: string | null
  readonly status: BookingStatus | null
  readonly tag: string | null
  /** Own transfers alone, or everything without them. */
  readonly transfers: 'only' | 'without' | null
  readonly sort: TransactionSort
}

export const newestFirst: TransactionSort = { by: 'bookedOn', descending: true }

/** Everything, newest first. */
export const unfiltered: ListState = {
  text: '',
  accountIds: [],
  preset: null,
  from: null,
  to: null,
  direction: null,
  amountFrom: null,
  amountTo: null,
  currency: null,
  status: null,
  tag: null,
  transfers: null,
  sort: newestFirst,
}

/** Main takes no more than these. */
export const longestText = 200
const longestTag = 40
const mostAccounts = 200

const size = /^\d{1,13}(?:\.\d{1,4})?$/
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const columns = ['bookedOn', 'amount', 'text', 'account'] as const

/** Reads the address. Anybody can type one: what makes no sense is left out rather than sent to main. */
export function readState(params: URLSearchParams): ListState {
  const date = (name: string) => matching(params.get(name), isCalendarDate)
  const amount = (name: string) => matching(params.get(name), (text) => size.test(text))
  const preset = oneOf(params.get('period'), presets)
  const [from, to] = preset === null ? ordered(date('from'), date('to')) : [null, null]
  const isUuid = (id: string) => uuid.test(id)
  return {
    text: (params.get('q') ?? '').slice(0, longestText),
    accountIds: [...new Set(params.getAll('accountId').filter(isUuid))].slice(0, mostAccounts),
    preset,
    from,
    to,
    direction: oneOf(params.get('direction'), ['in', 'out']),
    amountFrom: amount('min'),
    amountTo: amount('max'),
    currency: matching(params.get('currency'), (text) => /^[A-Z]{3}$/.test(text)),
    status: oneOf(params.get('status'), ['booked', 'pending']),
    tag: matching(params.get('tag'), (text) => text.trim() !== '' && text.length <= longestTag),
    transfers: oneOf(params.get('transfers'), ['only', 'without']),
    sort: readSort(params.get('sort')),
  }
}

/** The address of a state; what is as it is by itself is not written. */
export function writeState(state: ListState): URLSearchParams {
  const params = new URLSearchParams()
  const put = (name: string, value: string | null) => {
    if (value !== null && value !== '') params.append(name, value)
  }
  put('q', state.text)
  for (const id of state.accountIds) put('accountId', id)
  put('period', state.preset)
  if (state.preset === null) {
    put('from', state.from)
    put('to', state.to)
  }
  put('direction', state.direction)
  put('min', state.amountFrom)
  put('max', state.amountTo)
  put('currency', state.currency)
  put('status', state.status)
  put('tag', state.tag)
  put('transfers', state.transfers)
  const { by, descending } = state.sort
  if (by !== newestFirst.by || !descending) put('sort', descending ? `-${by}` : by)
  return params
}

/** Does the state leave anything out? The order does not. */
export function isFiltered(state: ListState): boolean {
  return writeState({ ...state, sort: newestFirst }).size > 0
}

function readSort(text: string | null): TransactionSort {
  const by = oneOf((text ?? '').replace(/^-/, ''), columns)
  return by === null ? newestFirst : { by, descending: text?.startsWith('-') === true }
}

function oneOf<const T extends string>(text: string | null, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null
}

function matching(text: string | null, isRight: (text: string) => boolean): string | null {
  return text !== null && isRight(text) ? text : null
}

/** Two days the right way round: "from May to March" means what lies between. */
function ordered(from: string | null, to: string | null): readonly [string | null, string | null] {
  return from !== null && to !== null && from > to ? [to, from] : [from, to]
}
