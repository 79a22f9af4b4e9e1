/** BankID's two worlds: fact sheet section 2. Each has users, certificates and a server root of its own. */
export const bankIdEnvironments = ['production', 'test'] as const
export type BankIdEnvironment = (typeof bankIdEnvironments)[number]

/** BankID: see the fact sheet, sections 2, 3 and 6. */
export interface BankIdSettings {
  readonly environment: BankIdEnvironment
  /** The address of the person's device as it is told to BankID; null: this machine's own, looked up at each order. */
  readonly endUserIp: string | null
}

export const defaultBankIdSettings: BankIdSettings = { environment: 'production', endUserIp: null }

/** What the page may know of a hint code: every one of the sheet's sections 11.1 and 11.2 has a text of its own, and one that
 *  nobody has seen yet has the text of `unknown`. */
export const pendingHints = [
  'outstandingTransaction',
  'noClient',
  'started',
  'userMrtd',
  'userCallConfirm',
  'userSign',
  'processing',
  'userStepUp',
  'userFace',
] as const
export const failedHints = [
  'expiredTransaction',
  'certificateErr',
  'userCancel',
  'cancelled',
  'startFailed',
  'userDeclinedCall',
  'notSupportedByUserApp',
  'transactionRiskBlocked',
  'mrtdVerificationFailed',
  'facialRecognitionFailed',
  'nfcNotSupportedByDevice',
  'multipleBankIdsOnDevice',
  'stepUpFailed',
] as const
export type PendingHint = (typeof pendingHints)[number] | 'unknown'
export type FailedHint = (typeof failedHints)[number] | 'unknown'
