import type { OnBeforeRequestListenerDetails, WebContents, WebFrameMain } from 'electron'
import { isRegistered, mapHeader, schemeOf, toInside, toOutside } from '../api/schemes.ts'
import type { ProtocolHandler } from '../api/protocol.ts'
import type { SessionParts } from '../api/session.ts'
import type { OpenedPage } from '../chromium/browser.ts'
import type { CdpPayload, CdpSession } from '../chromium/cdp.ts'
import { mark } from '../timing.ts'
import type { FrameTree } from './frames.ts'
import type { Navigation } from './navigation.ts'

type Paused = CdpPayload<'Fetch.requestPaused'>
type Headers = { readonly name: string; readonly value: string }[]

/** Whose requests these are. */
export interface Requester {
  readonly page: CdpSession
  readonly permissionContext: OpenedPage['permissionContext']
  readonly contents: WebContents
  readonly session: SessionParts
  readonly frames: FrameTree
  readonly navigation: Navigation
}

const resourceTypes: Readonly<Record<string, OnBeforeRequestListenerDetails['resourceType']>> = {
  CSPViolationReport: 'cspReport',
  Fetch: 'xhr',
  Font: 'font',
  Image: 'image',
  Media: 'media',
  Ping: 'ping',
  Script: 'script',
  Stylesheet: 'stylesheet',
  XHR: 'xhr',
}

/** Every request of a page passes here: the app's guards see it, and its protocol handlers answer it. */
export async function answerRequest(paused: Paused, requester: Requester): Promise<void> {
  const { page, session, navigation } = requester
  const { requestId } = paused
  const details = detailsOf(paused, requester)
  const isMainDocument = details.resourceType === 'mainFrame'
  const fail = (errorReason: 'Aborted' | 'BlockedByClient' | 'Failed' | 'NameNotResolved'): Promise<void> =>
    page.send('Fetch.failRequest', { requestId, errorReason }).then(() => undefined)

  if (paused.responseStatusCode !== undefined)
    return await passAnswer(paused, paused.responseStatusCode, requester)
  if (paused.resourceType === 'Document') {
    const isRedirect = paused.redirectedRequestId !== undefined
    const isAllowed = navigation.mayRequest({ url: details.url, frameId: paused.frameId, isRedirect })
    if (!isAllowed) return await fail('Aborted')
    if (isMainDocument)
      await session.permissions.decide(requester.contents, details.url, requester.permissionContext)
  }
  // A browser asks for a site's icon, Electron does not.
  if (paused.resourceType === 'Other' && details.url.endsWith('/favicon.ico')) return await fail('Aborted')

  const { cancel, redirectURL } = await session.webRequest.beforeRequest.ask(details)
  if (cancel === true) return await fail('BlockedByClient')
  if (redirectURL !== undefined) {
    const responseHeaders = [{ name: 'location', value: toInside(redirectURL) }]
    await page.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
    return
  }
  const scheme = schemeOf(details.url)
  const handler = session.protocol.handlerFor(scheme)
  if (handler !== undefined) return await serve(paused, details, handler, requester)
  if (isRegistered(scheme)) {
    if (isMainDocument) navigation.refused('ERR_UNKNOWN_URL_SCHEME')
    return await fail('NameNotResolved')
  }
  const interceptResponse = isMainDocument || session.webRequest.headersReceived.isSet()
  await page.send('Fetch.continueRequest', { requestId, interceptResponse })
}

function detailsOf(paused: Paused, { contents, frames }: Requester): OnBeforeRequestListenerDetails {
  const { request, resourceType, frameId } = paused
  const frame = frames.of(frameId)
  const isDocument = resourceType === 'Document'
  const documentType = frames.isMain(frameId) ? 'mainFrame' : 'subFrame'
  return {
    id: Number.parseInt(paused.requestId.replace(/\D/g, ''), 10),
    url: toOutside(request.url),
    method: request.method,
    webContentsId: contents.id,
    webContents: contents,
    frame: frame as WebFrameMain | null,
    ...(isDocument || frame === null ? {} : { initiatorOrigin: frame.origin }),
    resourceType: isDocument ? documentType : (resourceTypes[resourceType] ?? 'other'),
    referrer: toOutside(request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  }
}

/** Answers from the app's own handler. A handler that throws is a failed request, as in Electron. */
async function serve(
  paused: Paused,
  details: OnBeforeRequestListenerDetails,
  handler: ProtocolHandler,
  requester: Requester,
): Promise<void> {
  const { page, navigation } = requester
  const { requestId } = paused
  let response: Response
  try {
    response = await handler(requestOf(paused, details) as Parameters<ProtocolHandler>[0])
  } catch (error) {
    console.error('Error occurred in handler for protocol', schemeOf(details.url), error)
    if (details.resourceType === 'mainFrame') navigation.refused('ERR_UNEXPECTED')
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' })
    return
  }
  const given = [...response.headers].map(([name, value]) => ({
    name,
    value: mapHeader(name, value, toInside),
  }))
  const responseHeaders = await askAboutHeaders(paused, response.status, given, requester)
  if (responseHeaders === null) {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return
  }
  if (details.resourceType === 'mainFrame') navigation.answered(response.status)
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  await page.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body })
  mark(`served ${details.url}`)
}

function requestOf(
  { request }: Paused,
  { url, method, initiatorOrigin }: OnBeforeRequestListenerDetails,
): Request {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    mapHeader(name, value, toOutside),
  ])
  const body = (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
  const made = new Request(url, {
    method,
    headers,
    ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
  })
  return Object.assign(made, initiatorOrigin === undefined ? {} : { initiatorOrigin })
}

/** The answer of a server, on its way to the page. */
async function passAnswer(paused: Paused, responseCode: number, requester: Requester): Promise<void> {
  const { page, frames, navigation } = requester
  const { requestId, responseHeaders: given = [] } = paused
  if (paused.resourceType === 'Document' && frames.isMain(paused.frameId)) navigation.answered(responseCode)
  const responseHeaders = await askAboutHeaders(paused, responseCode, given, requester)
  if (responseHeaders === null) {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return
  }
  await page.send('Fetch.continueResponse', { requestId, responseCode, responseHeaders })
}

/** @returns the headers to go on with, or null when the app refuses the answer */
async function askAboutHeaders(
  paused: Paused,
  statusCode: number,
  given: Headers,
  requester: Requester,
): Promise<Headers | null> {
  const { headersReceived } = requester.session.webRequest
  if (!headersReceived.isSet()) return given
  const responseHeaders: Record<string, string[]> = {}
  for (const { name, value } of given) (responseHeaders[name] ??= []).push(value)
  const statusLine = `HTTP/1.1 ${statusCode}`
  const details = { ...detailsOf(paused, requester), statusCode, statusLine, responseHeaders }
  const answer = await headersReceived.ask(details)
  if (answer.cancel === true) return null
  if (answer.responseHeaders === undefined) return given
  return Object.entries(answer.responseHeaders).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
}
