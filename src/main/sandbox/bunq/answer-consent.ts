export interface BunqConsentAnswer {
  readonly person?: 'Ingrid' | 'Mikkel'
  /** Ids of the accounts to leave ticked; all of the person's without. */
  readonly accounts?: readonly number[]
  readonly decision?: 'approve' | 'deny'
}

/** The person's id on the page, by first name. */
function personOn(page: string, firstName: string): string {
  const choice = new RegExp(`value="(\\d+)"[^]{0,200}?<strong>${firstName} `).exec(page)
  if (choice?.[1] === undefined) throw new Error('the consent page does not offer that person')
  return choice[1]
}

/** The boxes that are ticked when the page opens, those of one person. */
function boxesOf(page: string, person: string): readonly string[] {
  const boxes = [...page.matchAll(/name="account" value="(\d+:\d+)"/g)].map(([, value = '']) => value)
  return boxes.filter((value) => value.startsWith(`${person}:`))
}

/**
 * Plays the person with the phone: reads the consent page of an authorize address, ticks accounts, presses a button, and
 * returns where the bank sends the browser next. Nothing is opened.
 */
export async function answerBunqConsent(authorizeUrl: string, answer: BunqConsentAnswer = {}): Promise<string> {
  const { person = 'Ingrid', decision = 'approve', accounts } = answer
  const page = await (await fetch(authorizeUrl)).text()
  const id = personOn(page, person)
  const form = new URLSearchParams({ person: id, decision })
  const ticked = accounts?.map((account) => `${id}:${account}`) ?? boxesOf(page, id)
  for (const box of ticked) form.append('account', box)
  const reply = await fetch(authorizeUrl, { method: 'POST', body: form, redirect: 'manual' })
  await reply.arrayBuffer()
  const location = reply.headers.get('location')
  if (reply.status !== 302 || location === null) {
    throw new Error(`the consent page answered with status ${reply.status} and no redirect`)
  }
  return location
} // prettier-ignore

/** The same, and follows the redirect to the app's waiting listener, as a browser would. Returns the listener's status. */
export async function giveBunqConsent(authorizeUrl: string, answer: BunqConsentAnswer = {}): Promise<number> {
  const reply = await fetch(await answerBunqConsent(authorizeUrl, answer))
  await reply.arrayBuffer()
  return reply.status
}
