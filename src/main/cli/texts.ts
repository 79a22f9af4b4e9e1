import type { ErrorCode } from '../../shared/errors.ts'

export const helpText = `Oversikt without a window: the same connections, the same encrypted file.

  connect SYSTEM               register and sign in: sparebank1, bunq, sbanken, bankid or fis
      --name TEXT              what to call the connection
      --history-from DATE      of a bank: read history back to this day (YYYY-MM-DD)
      --connection CONNECTION  of bankid and fis: renew this one, or set it up to its end
      bankid: --p12 FILE, or --certificate FILE --key FILE (PEM); --environment production|test
              --end-user-ip ADDRESS
      fis:    --key FILE (RSA, PEM; without it a key is made)  --client-id ID
              --as entity|TYPE:NUMBER  --auth-url URL  --api-url URL  --api-version VERSION|none
              --sub-form typed|short  --audience slash|bare
  connections                  what is connected, and how it is
  sync [CONNECTION]            ask the bank for what is new (all connections, or one by id or name)
  accounts                     balances as the bank last told them
  transactions                 rows, newest first; --limit N
  export FILE                  write a CSV; --profile rfc4180 (default) or excel-no
  import FILE                  take a file from a bank in; a CSV of no known bank needs the window
      --account ID|NUMBER|NAME|new:NAME
      --currency CODE          of a new account, where the file does not say
      --balance AMOUNT@DATE    what the account held at the end of that day
      --dry-run                say what would come in, and change nothing
  imports                      files that were taken in
  undo-import ID               take back what that file alone brought
  disconnect CONNECTION        forget the secrets; --keep-data or --delete-data

  copies                       copies of the data file on this computer, the newest first
  copies make                  make one now
  copies restore FILE          go on from one; asks before, or --yes

  flex whoami                  who you are in FIS, and what you may see
  flex list TABLE              rows of a table of FIS, by id; reads only
      --filter COLUMN=OP.VALUE more than one narrows further; not. before OP negates: name=not.ilike.*test*
      --embed RELATION         what belongs to each row; several with commas
      --limit N  --csv  --connection CONNECTION

  verify FILE                  check a file that was signed with BankID; opens no profile
      --signature FILE         where it does not lie beside it
      --root FILE              BankID's root certificate, if you were given it

  Filters of transactions and export:
      --account ID|NUMBER|NAME  --from DATE  --to DATE  --min AMOUNT  --max AMOUNT
      --direction in|out  --currency CODE  --text WORDS  --status booked|pending  --tag TAG
      --transfers only|without

  --password-stdin             the first line of standard input is the password of a locked profile
  --json                       one JSON value on standard output, errors as one JSON line on standard error

Secrets are asked for, or read as a JSON object from standard input. Never give them as arguments.
Signing with BankID needs the window: you see there what you sign.
OVERSIKT_HOME chooses the profile folder, OVERSIKT_ENDPOINTS replaces addresses.
Exit codes and fields: docs/cli.md.
`

/** One line a code: what happened, and what to do. The window has longer ones in two languages. */
export const errorTexts: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'Not understood.',
  'not-found': 'There is no such thing here.',
  'needs-login': 'Sign in at the bank again: run connect. Accounts and history are kept.',
  'consent-expired': 'The consent has run out. Run connect again to renew it; accounts and history are kept.',
  'consent-revoked':
    'The consent was ended at the bank, by you or by the bank. Run connect again; accounts and history are kept.',
  'consent-denied': 'The bank sent you back without a consent: it was refused, or another bank was chosen.',
  'consent-timeout': 'Nobody came back from the bank in time. Run connect again.',
  'consent-mismatch':
    'An answer arrived that does not belong to this sign-in, so it was not used. Run connect again.',
  'consent-cancelled': 'Signing in was cancelled.',
  'code-expired': 'The bank’s code was too old or already used. Run connect again.',
  'redirect-port-taken':
    'Another program uses the port of the redirect address. Close it, or register another port.',
  'client-missing':
    'Client id and secret are gone from the keychain. Run connect with them again; accounts and history are kept.',
  'client-rejected':
    'The bank does not accept the key, or the client id and secret. They may be of another environment, or have lapsed: make new ones.',
  'bank-ip-changed':
    'The bank no longer takes the key from here: the network address changed, or the key was deleted. Allow all IP addresses for it in the bank’s app, or make a new key.',
  'bank-busy': 'The bank asks us to wait.',
  'bank-refused': 'The bank refused the request.',
  'bank-unreachable':
    'The bank does not answer, though there is a network. What was read before is kept; try again later.',
  offline: 'This computer is offline. What was read before is kept; try again once there is a network.',
  'unexpected-response': 'The bank’s answer is not of the form we know. Nothing was changed by it.',
  'certificate-unreadable': 'The certificate or its key cannot be read.',
  'certificate-other-key': 'The key does not belong to the certificate: bring the key it was ordered with.',
  'certificate-passphrase':
    'The passphrase does not open the certificate’s key, or the file uses an old encryption: bring it as .p12 in today’s form, or as PEM.',
  'certificate-expired':
    'The certificate is not valid today. Check this computer’s date; if it is right, order a new one and enter it.',
  'certificate-refused':
    'BankID does not accept this certificate. It may be of the other environment, or withdrawn.',
  'server-not-trusted': 'The server that answered is not the one this app knows, so nothing was sent to it.',
  'key-unreadable': 'The key cannot be read: an RSA key in PEM of 2048 to 3072 bits is wanted.',
  'key-refused': 'The key is not the one that is registered for this client.',
  'clock-wrong': 'This computer’s clock is more than ten seconds off. Set it, and try again.',
  'party-refused': 'This client may not act as that party.',
  'role-missing': 'The party acted as does not have the role this takes.',
  'scope-missing': 'The client’s scopes do not reach this far.',
  'bankid-busy':
    'An identification or signature for this person was already under way. Both have ended; try again.',
  'bankid-failed': 'BankID ended without an approval.',
  'bankid-other-person': 'Somebody else’s BankID was used.',
  'bankid-is-test': 'A test BankID proves nobody: anybody can make one for any number.',
  'recovery-code-needed': 'Make a recovery code first: BankID alone would be the only way in.',
  'bankid-maintenance': 'BankID is closed for maintenance. Try again later.',
  'bankid-fault': 'BankID has a fault. Try again.',
  'app-locked':
    'The profile is locked. Give its password at a terminal, or as the first line of standard input with --password-stdin.',
  'wrong-password': 'This is not the password.',
  'wrong-code': 'This is not the recovery code.',
  'unlock-wait': 'Too many wrong tries: wait.',
  'lock-damaged': 'What the lock is opened with cannot be read. The file itself was not touched.',
  'lock-depends-on-it': 'BankID opens the app by this connection. Change the lock first.',
  'service-closed': 'The bank has closed this service.',
  'already-running': 'This is already under way.',
  'attachment-too-large': 'The file is too large to be attached: 25 MB is the most.',
  'split-without-rest': 'The parts leave nothing of the payment as a rest.',
  'entries-stand-on-it': 'Later changes stand on this one and have to be taken back first.',
  'vault-unavailable':
    'There is no keychain to keep secrets in. On Linux install and start gnome-keyring or KWallet.',
  'vault-locked': 'The keychain is locked. Unlock it and try again.',
  'store-key-missing': 'The key of the data file is not in the keychain. The file was not touched.',
  'store-wrong-key': 'The key in the keychain does not open the data file. The file was not touched.',
  'store-damaged': 'The data file is damaged. It was not changed further.',
  'store-newer': 'The data file was written by a newer version. Update the app.',
  'profile-unwritable':
    'The data folder cannot be written. Allow your user to write there, or name another folder in OVERSIKT_HOME.',
  'profile-disk-full': 'The disk of the data folder is full. Free some space and try again.',
  'file-unreadable': 'The file cannot be read.',
  'file-unwritable': 'The file cannot be written there. A file that was there before is unchanged.',
  'file-changed': 'The file was changed while it was being signed, so nothing was kept of the signature.',
  'disk-full': 'The disk is full. A file that was there before is unchanged.',
  cancelled: 'Cancelled. What was saved is kept.',
  internal: 'Something went wrong on our side.',
}
