import type { PersonRef } from '../household/accounts.ts'

export interface ConsentAnswer {
  readonly person?: PersonRef
  readonly decision?: 'approve' | 'deny'
}

/**
 * Plays the person in the browser: answers the consent page of an authorize address and returns where the bank sends the
 * browser next. Posts the page's own form; nothing is opened.
 */
export async function answerConsent(authorizeUrl: string, answer: ConsentAnswer = {}): Promise<string> {
  const { person = 'ingrid', decision = 'approve' } = answer
  const reply = await fetch(authorizeUrl, {
    method: 'POST',
    body: new URLSearchParams({ person, decision }),
    redirect: 'manual',
  })
  await reply.arrayBuffer()
  const location = reply.headers.get('location')
  if (reply.status !== 302 || location === null) {
    throw new Error(`the consent page answered with status ${reply.status} and no redirect`)
  }
  return location
}

/** The same, and follows the redirect to the app's waiting listener, as a browser would. Returns the listener's status. */
export async function giveConsent(authorizeUrl: string, answer: ConsentAnswer = {}): Promise<number> {
  const reply = await fetch(await answerConsent(authorizeUrl, answer))
  await reply.arrayBuffer()
  return reply.status
}
