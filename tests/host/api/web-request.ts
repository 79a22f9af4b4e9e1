import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequestFilter,
} from 'electron'
import { standIn } from './missing.ts'

type Listener<D, Answer> = (details: D, callback: (answer: Answer) => void) => void

interface Details {
  readonly url: string
  readonly resourceType: string
}

/** One question to the app, which has at most one listener: the last one given, as documented. */
interface Question<D extends Details, Answer extends object> {
  readonly set: (
    filterOrListener: WebRequestFilter | Listener<D, Answer> | null,
    listener?: Listener<D, Answer> | null,
  ) => void
  /** What the listener answers; nothing at all without one, or for an address it did not want to see. */
  readonly ask: (details: D) => Promise<Partial<Answer>>
  readonly isSet: () => boolean
}

function question<D extends Details, Answer extends object>(): Question<D, Answer> {
  let asked: { readonly listener: Listener<D, Answer>; readonly wants: (details: D) => boolean } | null = null
  return {
    set: (filterOrListener, given) => {
      const isFilter = typeof filterOrListener === 'object' && filterOrListener !== null
      const listener = isFilter ? given : (filterOrListener as Listener<D, Answer> | null)
      const wants = isFilter ? matcher(filterOrListener) : () => true
      asked = listener === null || listener === undefined ? null : { listener, wants }
    },
    ask: (details) =>
      new Promise((resolve) => {
        if (asked?.wants(details) === true) asked.listener(details, resolve)
        else resolve({})
      }),
    isSet: () => asked !== null,
  }
}

function matcher({ urls, excludeUrls = [], types }: WebRequestFilter): (details: Details) => boolean {
  const wanted = urls.map(pattern)
  const unwanted = excludeUrls.map(pattern)
  return ({ url, resourceType }) =>
    (wanted.length === 0 || wanted.some((each) => each.test(url))) &&
    !unwanted.some((each) => each.test(url)) &&
    (types === undefined || types.some((type) => type === resourceType))
}

/** Chromium's match patterns: `<all_urls>`, and `*` for anything. */
function pattern(text: string): RegExp {
  if (text === '<all_urls>') return /^/
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '.*')}$`)
}

export type BeforeRequest = Question<OnBeforeRequestListenerDetails, CallbackResponse>
export type HeadersReceived = Question<OnHeadersReceivedListenerDetails, HeadersReceivedResponse>

/** The listeners of one session. */
export interface SessionWebRequest {
  readonly api: { onBeforeRequest: BeforeRequest['set']; onHeadersReceived: HeadersReceived['set'] }
  readonly beforeRequest: BeforeRequest
  readonly headersReceived: HeadersReceived
}

export function sessionWebRequest(): SessionWebRequest {
  const beforeRequest: BeforeRequest = question()
  const headersReceived: HeadersReceived = question()
  const api = standIn('webRequest', {
    onBeforeRequest: beforeRequest.set,
    onHeadersReceived: headersReceived.set,
  })
  return { api, beforeRequest, headersReceived }
}
