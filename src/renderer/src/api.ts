import {
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useMutationState,
  useQuery,
  type QueryKey,
} from '@tanstack/react-query'
import type { Channel } from '../../shared/channels.ts'
import type { Api, EventApi, Input, Outputs, StaleTopic } from '../../shared/contract.ts'
import { AppError, isAppError, type Failure, type Result } from '../../shared/errors.ts'

declare global {
  interface Window {
    readonly api: Api
    readonly events: EventApi
  }
}

/** A refusal from main as the renderer throws it. Keeps `ref`, which the page shows and the log knows. */
export class ApiError extends AppError {
  readonly failure: Failure

  constructor(channel: Channel, failure: Failure) {
    super(failure.code, channel, failure)
    this.failure = failure
  }
}

/** What to show for anything a query or a component threw. */
export function failureOf(error: unknown): Failure {
  return error instanceof ApiError ? error.failure : { code: 'internal' }
}

/**
 * Asks main. The one place that touches window.api, and so the one place a browser test replaces.
 * @throws ApiError with the failure main returned.
 */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Outputs[C]> {
  const result: Result<Outputs[C]> = await window.api[channel](input)
  if (!result.ok) throw new ApiError(channel, result.error)
  return result.value
}

/** The key a reply is kept under; `queryKey('accounts:list')` alone stands for every input of the channel. */
export function queryKey<C extends Channel>(channel: C, ...input: [] | [Input<C>]): QueryKey {
  return input.length === 0 ? [channel] : [channel, input[0] ?? null]
}

export interface AskOptions {
  /** false: do not ask yet. */
  readonly enabled?: boolean
  /** Keep the last reply on screen while another input's reply is under way, as a list does while filtered. */
  readonly keepPrevious?: boolean
  /** true: the reply goes as soon as nothing on screen needs it. For one that is large. */
  readonly isBrief?: boolean
}

/** A question to main, kept until main says that its topic is stale. */
export function useApi<C extends Channel>(channel: C, input: Input<C>, options: AskOptions = {}) {
  return useQuery<Outputs[C], ApiError>({
    queryKey: queryKey(channel, input),
    queryFn: () => call(channel, input),
    enabled: options.enabled ?? true,
    ...(options.isBrief === true ? { gcTime: 0 } : {}),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  })
}

/** A command to main. What it changes comes back as stale topics, so a page refreshes nothing by hand. */
export function useCommand<C extends Channel>(channel: C) {
  return useMutation<Outputs[C], ApiError, Input<C>>({
    mutationKey: [channel],
    mutationFn: (input) => call(channel, input),
  })
}

/** Is main at it at this very moment? `isPending` of a command is as old as what is drawn, and a second press of Enter may come before. */
export function isAsked(client: QueryClient, channel: Channel): boolean {
  return client.isMutating({ mutationKey: [channel] }) > 0
}

/** What was sent on a channel and has not been answered, wherever in the app it was sent from: a job that was started
 *  on a page goes on while another page is shown. */
export function usePendingCommands<C extends Channel>(channel: C): readonly Input<C>[] {
  return useMutationState({
    filters: { mutationKey: [channel], status: 'pending' },
    select: (mutation) => mutation.state.variables as Input<C>,
  })
}

/** Main may have been locked since the page last heard of it: then it is asked how things are, once. */
function askHowThingsAre(client: QueryClient, error: unknown): void {
  if (!isAppError(error, 'app-locked')) return
  const status = queryKey('app:status', undefined)
  const known = client.getQueryData<Outputs['app:status']>(status)
  if (known?.locked === null) void client.invalidateQueries({ queryKey: status })
}

/** Nothing is asked again by itself: main knows when data changed and says so. A retry is the person's choice. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => askHowThingsAre(client, error)
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      // Not kept: what was sent may hold a client secret.
      mutations: { retry: false, networkMode: 'always', gcTime: 1000 },
    },
  })
  return client
}

const everything = 'everything'

/** Which questions a topic concerns. A changed status (another household, an opened store) concerns all of them. */
const questions: Readonly<Record<StaleTopic, readonly Channel[] | typeof everything>> = {
  connections: [
    'connections:list',
    'sync:history',
    'accounts:list',
    'overview:get',
    'upcoming:list',
    'pocket:get',
    'journal:list',
  ],
  accounts: [
    'accounts:list',
    'overview:get',
    'balances:history',
    'connections:list',
    'transactions:page',
    'transactions:rows',
    'transaction:get',
    'upcoming:list',
    'import:list',
    'import:check',
    'pocket:get',
  ],
  transactions: [
    'import:check',
    'transactions:page',
    'transactions:rows',
    'transactions:summary',
    'transaction:get',
    'balances:history',
    'flows:monthly',
    'accounts:list',
    'overview:get',
    'proof:get',
    'transfer:candidates',
    'transfer:proposals',
    'journal:list',
    'journal:get',
    'review:list',
    'pending:traces',
    'tags:list',
  ],
  settings: ['settings:get', 'app:status'],
  imports: ['import:list'],
  pocket: ['pocket:get'],
  journal: ['journal:list', 'journal:get'],
  reviews: ['review:list', 'transfer:proposals'],
  backups: ['backup:list'],
  lock: ['lock:get', 'app:status'],
  flex: ['flex:identity', 'flex:parties', 'flex:page', 'flex:record'],
  status: everything,
}

/** What stays on screen while another household moves in: the window itself. */
const frame: readonly unknown[] = ['app:status', 'settings:get'] satisfies Channel[]

/** Keeps of all that was answered only what the window itself goes by, and nothing of what was sent. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey: [channel] }) => !frame.includes(channel) })
  client.getMutationCache().clear()
}

/** Did main open other data: the invented household, or the person's own again? It says both topics only then. */
export function isOtherHousehold(topics: readonly StaleTopic[]): boolean {
  return topics.includes('status') && topics.includes('transactions')
}

/**
 * Asks again what is on screen and concerned; what is not on screen is asked when it is next needed. Until then the old
 * reply stays, save when the household is another one: its numbers must not stand under the other's name for a moment.
 */
export function markStale(client: QueryClient, topics: readonly StaleTopic[]): void {
  if (isOtherHousehold(topics)) {
    void client.resetQueries({ predicate: ({ queryKey: [channel] }) => !frame.includes(channel) })
  }
  const concerned = new Set<Channel>()
  for (const topic of topics) {
    const channels = questions[topic]
    if (channels === everything) {
      void client.invalidateQueries()
      return
    }
    for (const channel of channels) concerned.add(channel)
  }
  for (const channel of concerned) void client.invalidateQueries({ queryKey: queryKey(channel) })
}
