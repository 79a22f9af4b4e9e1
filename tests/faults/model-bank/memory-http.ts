import { AppError } from '../../../src/shared/errors.ts'
import type { Endpoints } from '../../../src/main/systems/system.ts'
import type { Http, HttpReply, HttpRequest } from '../../../src/main/http/port.ts'

/** What a bank of the model is asked. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly url: URL
}

/** Status, and the body as the bank writes it. */
export interface Answered {
  readonly status: number
  readonly text: string
}

/** How the app reaches the bank. */
export interface Wire extends AsyncDisposable {
  readonly http: Http
  /** `{}`: the bank's own addresses. */
  readonly endpoints: Endpoints
}
export type Answer = (asked: Asked) => Answered
export type Connect = (answer: Answer) => Promise<Wire>

/** Without a socket, at the bank's own addresses. */
export const inMemory: Connect = (answer) =>
  Promise.resolve({ http: memoryHttp(answer), endpoints: {}, [Symbol.asyncDispose]: () => Promise.resolve() })

/**
 * The network port without a network: replies are the very texts a server would send. What sockets add (time-outs, retries,
 * budgets, signatures on the bytes) is not here; `loopback.test.ts` plays the same histories over real HTTP.
 */
function memoryHttp(answer: Answer): Http {
  const send = (method: Asked['method'], { url, signal, label }: HttpRequest): Promise<HttpReply> => {
    if (signal?.aborted === true) return Promise.reject(new AppError('cancelled', `${label}: stopped`))
    try {
      const { status, text } = answer({ method, url: new URL(url) })
      // As the client judges it once its tries are used up.
      if (status >= 500) return Promise.reject(new AppError('bank-unreachable', `${label}: ${status}`))
      return Promise.resolve({ status, headers: { 'content-type': 'application/json' }, text })
    } catch (error) {
      return Promise.reject(error)
    }
  }
  return {
    get: (request) => send('GET', request),
    postForm: (request) => send('POST', request),
    post: (request) => send('POST', request),
  }
}
