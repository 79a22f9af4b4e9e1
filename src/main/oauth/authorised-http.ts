import { AppError } from '../../shared/errors.ts'
import type { AuthorisedHttp } from '../banks/bank.ts'
import type { Http } from '../http/port.ts'
import type { TokenSource } from './port.ts'

/**
 * GET in the name of one connection. A 401 may only mean that the access token died early (fact sheet 3.6): one new
 * token, one more try.
 * @throws AppError `consent-revoked` when the bank refuses the new token too, and the errors of TokenSource and Http.
 */
export function createAuthorisedHttp({ http, tokens }: { http: Http; tokens: TokenSource }): AuthorisedHttp {
  return {
    async get(request) {
      const ask = (token: string) =>
        http.get({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })

      const token = await tokens.accessToken(request.signal)
      const reply = await ask(token)
      if (reply.status !== 401) return reply
      const second = await ask(await tokens.replaceToken(token, request.signal))
      if (second.status === 401)
        throw new AppError('consent-revoked', `${request.label}: a fresh token was refused`)
      return second
    },
  }
}
