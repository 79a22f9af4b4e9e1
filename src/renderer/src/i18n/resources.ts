import { accounts } from './en/accounts.ts'
import { annotation } from './en/annotation.ts'
import { common } from './en/common.ts'
import { connect } from './en/connect.ts'
import { connections } from './en/connections.ts'
import { copies } from './en/copies.ts'
import { errors, errorWords } from './en/errors.ts'
import { flex } from './en/flex.ts'
import { history } from './en/history.ts'
import { identity } from './en/identity.ts'
import { imports } from './en/imports.ts'
import { lock } from './en/lock.ts'
import { overview } from './en/overview.ts'
import { pocket } from './en/pocket.ts'
import { proof } from './en/proof.ts'
import { reviews } from './en/reviews.ts'
import { settings } from './en/settings.ts'
import { signing } from './en/signing.ts'
import { transactions } from './en/transactions.ts'
import { transfers } from './en/transfers.ts'
import { welcome } from './en/welcome.ts'
import { accounts as accountsNb } from './nb/accounts.ts'
import { annotation as annotationNb } from './nb/annotation.ts'
import { common as commonNb } from './nb/common.ts'
import { connect as connectNb } from './nb/connect.ts'
import { connections as connectionsNb } from './nb/connections.ts'
import { copies as copiesNb } from './nb/copies.ts'
import { errors as errorsNb, errorWords as errorWordsNb } from './nb/errors.ts'
import { flex as flexNb } from './nb/flex.ts'
import { history as historyNb } from './nb/history.ts'
import { identity as identityNb } from './nb/identity.ts'
import { imports as importsNb } from './nb/imports.ts'
import { lock as lockNb } from './nb/lock.ts'
import { overview as overviewNb } from './nb/overview.ts'
import { pocket as pocketNb } from './nb/pocket.ts'
import { proof as proofNb } from './nb/proof.ts'
import { reviews as reviewsNb } from './nb/reviews.ts'
import { settings as settingsNb } from './nb/settings.ts'
import { signing as signingNb } from './nb/signing.ts'
import { transactions as transactionsNb } from './nb/transactions.ts'
import { transfers as transfersNb } from './nb/transfers.ts'
import { welcome as welcomeNb } from './nb/welcome.ts'
import type { SameKeys } from './keys.ts'

/** One file a page; the page's name is the first part of every key: `t('overview.title')`. */
export const en = {
  common,
  errors,
  errorWords,
  overview,
  accounts,
  transactions,
  transfers,
  annotation,
  connections,
  connect,
  copies,
  settings,
  welcome,
  imports,
  history,
  proof,
  reviews,
  pocket,
  identity,
  lock,
  signing,
  flex,
}

/** A key forgotten here does not compile. */
export const nb: SameKeys<typeof en> = {
  common: commonNb,
  errors: errorsNb,
  errorWords: errorWordsNb,
  overview: overviewNb,
  accounts: accountsNb,
  transactions: transactionsNb,
  transfers: transfersNb,
  annotation: annotationNb,
  connections: connectionsNb,
  connect: connectNb,
  copies: copiesNb,
  settings: settingsNb,
  welcome: welcomeNb,
  imports: importsNb,
  history: historyNb,
  proof: proofNb,
  reviews: reviewsNb,
  pocket: pocketNb,
  identity: identityNb,
  lock: lockNb,
  signing: signingNb,
  flex: flexNb,
}
