import { AppError } from '../../../shared/errors.ts'
import type { BunqClient } from './client.ts'
import { readPage, type WireItem, type WirePage } from './wire.ts'

/** The most there is on a page (fact sheet 6.3); with the ten of the usual one, things beyond would be lost or cost calls. */
const pageSize = 200

/** A list at the bank. */
export interface Listing {
  readonly client: BunqClient
  /** From `/v1/` on, without a query. */
  readonly path: string
  /** Which words the log may use for it. */
  readonly label: string
}

/**
 * One page of a list, newest first. The address bunq gives for the next page is not followed but read: only the id in it is
 * used, so no answer can send us anywhere else.
 * @throws AppError those of the client; `unexpected-response` when it is no list, or when it would not move on.
 */
export async function askPage(
  { client, path, label }: Listing,
  olderId: string | null,
  signal: AbortSignal,
): Promise<WirePage> {
  const query = olderId === null ? '' : `&older_id=${olderId}`
  const page = readPage(await client.get(`${path}?count=${pageSize}${query}`, label, signal), label)
  if (olderId !== null && page.olderId !== null && BigInt(page.olderId) >= BigInt(olderId)) {
    throw new AppError('unexpected-response', `${label}: the pages do not move on`)
  }
  return page
}

/** All of a list, page by page; whoever has enough stops. */
export async function* allPages(
  listing: Listing,
  signal: AbortSignal,
): AsyncGenerator<readonly WireItem[], void> {
  let olderId: string | null = null
  do {
    const page: WirePage = await askPage(listing, olderId, signal)
    yield page.items
    olderId = page.olderId
  } while (olderId !== null)
}
