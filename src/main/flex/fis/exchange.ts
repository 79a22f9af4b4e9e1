import { AppError } from '../../../shared/errors.ts'
import { isTokenRefused } from './refusal.ts'
import type { HeldToken } from './token.ts'
import {
  askForToken,
  refusalIn,
  toToken,
  type Token,
  type TokenCall,
  type TokenReply,
} from './token-reply.ts'

const label = 'POST token (exchange)'

/**
 * What takes a party with the entity's token, again and again. The new token ends when the old one does (fact sheet 8), so the
 * second time a new login comes first: or the renewed one would be as old as the one it replaces.
 * @throws AppError (when called) `party-refused`, `bank-refused`, `unexpected-response`, and those of the login and Http.
 */
export function partyTokens(call: TokenCall, entity: HeldToken, partyId: number): () => Promise<Token> {
  let spent: string | null = null
  return async () => {
    let actor = spent === null ? await entity.accessToken() : await entity.replaceToken(spent)
    let answer = await exchange(call, actor, partyId)
    if (isTokenRefused(answer.reply)) {
      actor = await entity.replaceToken(actor)
      answer = await exchange(call, actor, partyId)
    }
    spent = actor
    if (answer.reply.status === 200) return toToken(answer, label)
    throw refusal(answer)
  }
}

/** The same token as the caller's in the header and as the actor's in the form, or FIS refuses (fact sheet 8). */
function exchange(call: TokenCall, actor: string, partyId: number): Promise<TokenReply> {
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    actor_token: actor,
    actor_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    scope: `assume:party:${partyId}`,
  }
  return askForToken(call, label, form, actor)
}

function refusal({ reply }: TokenReply): AppError {
  const { error } = refusalIn(reply)
  return error === 'invalid_target'
    ? new AppError('party-refused', `${label}: ${reply.status} the party may not be assumed`)
    : new AppError('bank-refused', `${label}: ${reply.status}`)
}
