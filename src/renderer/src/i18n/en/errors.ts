import type { ErrorCode } from '../../../../shared/errors.ts'

/** What happened, what was kept, what to do next. `Bank` begins a sentence, `bank` stands inside one. */
export type ErrorText = {
  readonly title: string
  readonly what: string
  readonly next: string
}

export const errors: Readonly<Record<ErrorCode, ErrorText>> = {
  'invalid-input': {
    title: 'That did not go through',
    what: 'The app sent itself something it could not accept. Nothing was changed.',
    next: 'Try again. If it happens again it is a fault in Oversikt: the reference below finds it in the log.',
  },
  'needs-login': {
    title: 'Sign in to {{bank}} again',
    what: '{{Bank}} no longer lets Oversikt in. Your accounts and all history are still here.',
    next: 'Choose “Sign in again” under Connections. Your accounts are recognised and continue where they stopped.',
  },
  'consent-expired': {
    title: 'Your consent at {{bank}} has run out',
    what: 'Consents end after a while, as the law asks. Your accounts and all history are still here.',
    next: 'Choose “Renew consent” under Connections. Names and history stay, and nothing is stored twice.',
  },
  'consent-revoked': {
    title: 'The consent at {{bank}} was withdrawn',
    what: 'It was ended at the bank, by you or by the bank. Everything read until then is still here.',
    next: 'Choose “Sign in again” under Connections if you want to go on reading.',
  },
  'consent-denied': {
    title: 'Access was not given',
    what: 'The bank’s page was answered with no, or closed. Nothing was read and nothing was changed.',
    next: 'Start again when you are ready, and choose “Approve” on the bank’s page.',
  },
  'consent-timeout': {
    title: 'The sign-in took too long',
    what: 'No answer came from the bank’s page in time, so Oversikt stopped listening. Nothing was changed.',
    next: 'Start the sign-in again and finish it in the browser window that opens.',
  },
  'consent-mismatch': {
    title: 'The answer did not belong to this sign-in',
    what: 'A reply arrived that Oversikt had not asked for, and was refused. This can happen when an old bank page is used. Nothing was changed.',
    next: 'Close old bank pages in the browser and start the sign-in again.',
  },
  'consent-cancelled': {
    title: 'Sign-in cancelled',
    what: 'You stopped the sign-in. Nothing was changed.',
    next: 'Start it again whenever you like.',
  },
  'code-expired': {
    title: 'The sign-in had already run out',
    what: '{{Bank}} gives only moments between your approval and our reply, and they had passed. Nothing was changed.',
    next: 'Start the sign-in again. If it keeps happening, check that the clock of this computer is right.',
  },
  'redirect-port-taken': {
    title: 'Another program uses the sign-in port',
    what: 'The bank sends you back to a fixed port on this computer, and another program holds it. Nothing was changed.',
    next: 'Close that program and try again, or choose another port and register the new address with the bank.',
  },
  'client-missing': {
    title: 'The keys for {{bank}} are gone from the keychain',
    what: 'Somebody or something deleted that entry of the keychain. Accounts and history are still here.',
    next: 'Enter them again; you find them where you made them. Then sign in once more.',
  },
  'client-rejected': {
    title: '{{Bank}} does not accept the keys',
    what: 'The client ID and secret, the API key or the certificate were refused. They may have a typing error, have run out, or have been replaced. Accounts and history are still here.',
    next: 'Copy them again from where you made them, or make new ones, and enter them here.',
  },
  'bank-ip-changed': {
    title: '{{Bank}} no longer takes the key from here',
    what: 'It worked before. Either this computer now has another IP address, to which the key is not tied, or the key was deleted: the bank does not say which. Everything read until then is still here.',
    next: 'In the bank’s app, look for the key among the API keys and allow all IP addresses for it, then try again. If it is gone, make a new key and enter it here.',
  },
  'bank-busy': {
    title: '{{Bank}} asks us to wait {{until}}',
    what: 'Banks allow a number of calls an hour and this one has had them. What you see is what was read last.',
    next: 'Wait {{until}}. Oversikt continues by itself at the next sync, without losing or repeating anything.',
  },
  'bank-refused': {
    title: '{{Bank}} refused the request',
    what: 'The bank understood the question and said no. What was read before is still here.',
    next: 'Try again later. If it stays, ask the bank’s support and quote the bank’s own reference if one is shown.',
  },
  'bank-unreachable': {
    title: '{{Bank}} does not answer',
    what: 'There is a network, but the connection failed or the bank has a fault. What you see is what was read last.',
    next: 'Try again in a few minutes. A bank that is connected is also asked again by itself.',
  },
  offline: {
    title: 'This computer is offline',
    what: 'No way to the bank was found. Everything already read is here and can be used.',
    next: 'Check the network connection. A bank that is connected is read again by itself once the network is back.',
  },
  'unexpected-response': {
    title: '{{Bank}} answered in a form we do not know',
    what: 'The bank may have changed its service. The answer was not used, and what was read before is untouched.',
    next: 'Try again later. If it stays, Oversikt needs an update: the reference below finds the details in the log.',
  },
  'service-closed': {
    title: '{{Bank}} has closed this service',
    what: 'The bank no longer offers this kind of access. Everything read until then is still here.',
    next: 'Nothing more can be read this way, but a file from the bank can be opened instead. The history stays until you delete it.',
  },
  'certificate-unreadable': {
    title: 'The certificate could not be read',
    what: 'What was entered is not a certificate with its own key, or a part of it is missing. Nothing was kept of it.',
    next: 'Bring the .p12 file, or the certificate and its private key as PEM, and try again.',
  },
  'certificate-other-key': {
    title: 'The key does not belong to the certificate',
    what: 'Both could be read, but this private key is another certificate’s. Nothing was kept of them.',
    next: 'Choose the key the certificate was ordered with, or the certificate of this key, and try again.',
  },
  'certificate-passphrase': {
    title: 'The passphrase does not open it',
    what: 'Either the passphrase is another one, or the file is encrypted in an old way that is no longer safe to open. Nothing was kept of it.',
    next: 'Type the passphrase again. If it is right, use the .p12 file in today’s form or the PEM file; the one called “legacy” does not work.',
  },
  'certificate-expired': {
    title: 'The certificate is not valid today',
    what: 'It has run out, or does not begin until later, by this computer’s date. Everything else is as it was.',
    next: 'Check the computer’s date. If it is right, order a new certificate where the old one came from, then enter it under Connections.',
  },
  'certificate-refused': {
    title: 'BankID does not accept the certificate',
    what: 'The server turned it away before anything was asked. It may belong to BankID’s other environment, or have been withdrawn.',
    next: 'Check under Connections that certificate and environment go together, or ask whoever issued it.',
  },
  'server-not-trusted': {
    title: 'This is not the server it says it is',
    what: 'The server’s certificate does not come from the one root that Oversikt accepts there, so nothing was sent.',
    next: 'Try another network. If it stays so, somebody stands between you and the server, or its root was changed and Oversikt has to be updated.',
  },
  'key-unreadable': {
    title: 'The key could not be read',
    what: 'An RSA private key of 2048 to 3072 bits in PEM is needed, without a passphrase. Nothing was kept of what was entered.',
    next: 'Bring another file, or let Oversikt make a key.',
  },
  'key-refused': {
    title: 'The key belongs to somebody else',
    what: 'The signature of this key does not fit the public key that is registered for the client. Nothing was read.',
    next: 'Register the public key that Oversikt shows, or bring the private key that belongs to this client.',
  },
  'clock-wrong': {
    title: 'This computer’s clock is wrong',
    what: 'The login is only good within ten seconds of the server’s time, and this computer is further off than that. Nothing was read.',
    next: 'Turn on automatic time in the system’s settings, then try again.',
  },
  'party-refused': {
    title: 'You may not act as that party',
    what: 'The party does not exist, or this client’s owner neither owns it nor is a member of it. Nothing was read.',
    next: 'Check the number and the type of the party, or connect as the entity itself and choose a party afterwards.',
  },
  'scope-missing': {
    title: 'The client may not read this',
    what: 'Its scopes do not reach this table. What was read before is unchanged.',
    next: 'Widen the scopes of the client where it is registered, then try again.',
  },
  'role-missing': {
    title: 'This role may not read this',
    what: 'FIS shows this table to others than the one you act as now. What was read before is unchanged.',
    next: 'Act as another party, then try again.',
  },
  'bankid-busy': {
    title: 'A BankID order was already under way',
    what: 'For safety BankID ends both when a second one is started for the same person. Nothing was approved.',
    next: 'Close the BankID app and try again.',
  },
  'bankid-failed': {
    title: 'BankID did not go through',
    what: 'The order ended without an approval. Nothing was changed.',
    next: 'Try again with the BankID app open and online.',
  },
  'bankid-other-person': {
    title: 'That was somebody else’s BankID',
    what: 'The order was completed by another person than the one it was for, so it counts for nothing.',
    next: 'Try again with the right BankID.',
  },
  'bankid-maintenance': {
    title: 'BankID is closed for maintenance',
    what: 'BankID said so itself. Nothing was changed.',
    next: 'Try again in a while.',
  },
  'bankid-fault': {
    title: 'BankID has a fault',
    what: 'BankID said so itself, and the order is over. Nothing was changed.',
    next: 'Try again. If it stays, try later.',
  },
  'app-locked': {
    title: 'Oversikt is locked',
    what: 'Until it is unlocked nothing can be read here.',
    next: 'Unlock it with your password or BankID.',
  },
  'wrong-password': {
    title: 'That is not the password',
    what: 'Nothing was opened and nothing was changed. After several wrong tries Oversikt waits longer each time.',
    next: 'Check the keyboard’s language and Caps Lock, then try again.',
  },
  'wrong-code': {
    title: 'That is not the recovery code',
    what: 'Nothing was opened. The newest code is the only one that works.',
    next: 'Compare it with what you wrote down, character by character.',
  },
  'unlock-wait': {
    title: 'Too many wrong tries',
    what: 'To make guessing hopeless Oversikt looks at no password for a while, even after a restart.',
    next: 'Wait until the time shown, or unlock with BankID if you have set it up.',
  },
  'lock-damaged': {
    title: 'The lock cannot be read',
    what: 'The file that holds what the lock opens with is damaged or was taken away. Your data was not touched.',
    next: 'If the lock screen is shown, open Oversikt with the recovery code. Otherwise put the file lock.json back from a backup of the profile folder, then try again.',
  },
  'lock-depends-on-it': {
    title: 'BankID opens Oversikt by this connection',
    what: 'Without it you could be shut out, so it was not removed.',
    next: 'Take BankID out of the lock under Settings first.',
  },
  'bankid-is-test': {
    title: 'This is a test BankID',
    what: 'Anybody can make a test BankID for any number, so it would not keep anybody out. Nothing was changed.',
    next: 'Connect the real BankID with a certificate of its own, or use a password.',
  },
  'recovery-code-needed': {
    title: 'Make a recovery code first',
    what: 'Only BankID would open Oversikt, and a certificate that has ended or a missing network would shut you out. Nothing was changed.',
    next: 'Make a recovery code, keep it somewhere safe, type a part of it back, and try again.',
  },
  'vault-unavailable': {
    title: 'The keychain of this computer cannot be used',
    what: 'Oversikt keeps its keys in the system’s keychain and nowhere else. It found none, so your data stays locked and nothing was written.',
    next: 'On Linux, install and start a keychain such as GNOME Keyring or KWallet (package “gnome-keyring”), sign in again, then press “Try again”.',
  },
  'vault-locked': {
    title: 'The keychain is locked',
    what: 'Your data and bank keys are safe, but cannot be opened before the keychain is.',
    next: 'Unlock the keychain of this computer, usually with your login password, then press “Try again”.',
  },
  'store-key-missing': {
    title: 'The key to your data is missing',
    what: 'The data file is here and untouched, but its key is no longer in the keychain. Without the key nobody can read it.',
    next: 'If the keychain was reset or belongs to another user, restore it and press “Try again”. The file is never overwritten.',
  },
  'store-wrong-key': {
    title: 'The key does not fit the data',
    what: 'The data file was made with another key than the one in the keychain. The file is untouched.',
    next: 'Was the file copied from another computer or an older backup? Put back the file or keychain that belong together, then press “Try again”.',
  },
  'store-damaged': {
    title: 'The data file is damaged',
    what: 'A part of the file cannot be read. It was left exactly as it is, and nothing was written over it.',
    next: 'Go on from one of the copies Oversikt has made: they are offered here, and in Settings. Or close Oversikt, put a copy of your own into the data folder, and start again.',
  },
  'store-newer': {
    title: 'The data was written by a newer Oversikt',
    what: 'This version is older than the one that last used the file. The file is untouched.',
    next: 'Start the newer version, or update this one.',
  },
  'profile-unwritable': {
    title: 'Oversikt cannot write in its folder',
    what: 'The folder below is read-only, belongs to another user, or its disk does not answer. Your data was not changed.',
    next: 'Give your user the right to write there, or make the disk writable, and press “Try again”. To keep the data elsewhere, move the whole folder and start Oversikt with OVERSIKT_HOME set to its new place.',
  },
  'profile-disk-full': {
    title: 'The disk is full',
    what: 'Oversikt needs a little room to open your data, and the disk with the folder below has none. Nothing was lost.',
    next: 'Empty the trash or remove files you do not need from that disk, then press “Try again”.',
  },
  'file-unreadable': {
    title: 'The file could not be read',
    what: 'It is missing, not allowed to be read, or in another format. Nothing was imported.',
    next: 'Check the file and try again.',
  },
  'file-unwritable': {
    title: 'The file could not be saved',
    what: 'The folder does not allow it, or the file is open in another program. An older file of that name is untouched.',
    next: 'Close the file where it is open, or choose another folder, and save again.',
  },
  'file-changed': {
    title: 'The file changed while it was being signed',
    what: 'What BankID signed is the content from before. It would prove nothing of the file as it is now, so no signature was kept.',
    next: 'Close the file where it is open, and sign it again.',
  },
  'disk-full': {
    title: 'The disk is full',
    what: 'There was no room to finish. No half file was left, and everything saved before is intact.',
    next: 'Free some space and try again.',
  },
  'attachment-too-large': {
    title: 'The file is too large',
    what: 'An attachment can be at most 25 MB. Nothing was added.',
    next: 'Attach a smaller file, such as a scan in lower quality.',
  },
  'split-without-rest': {
    title: 'The parts already are the whole',
    what: 'One part is always what the others leave. They leave nothing of this payment, so it was not changed.',
    next: 'Remove a part, or make one smaller.',
  },
  'not-found': {
    title: 'This is no longer here',
    what: 'It was removed or replaced since the page was drawn, for example when a pending payment was booked.',
    next: 'Go back to the list; it shows the present state.',
  },
  'already-running': {
    title: 'This is already under way',
    what: 'The same job is running, so no second one was started.',
    next: 'Wait for it to finish, or cancel it first.',
  },
  'entries-stand-on-it': {
    title: 'Something later stands on this',
    what: 'Since the page was drawn, another change was made to the same payments. Nothing was taken back.',
    next: 'Look at the entry again; it names everything that goes with it.',
  },
  cancelled: {
    title: 'Cancelled',
    what: 'You stopped it. What was finished before that is kept.',
    next: 'Start again whenever you like.',
  },
  internal: {
    title: 'Something went wrong in Oversikt',
    what: 'This is our fault, not yours. Your data is untouched.',
    next: 'Try again. If it happens again, the reference below finds the details in the log (Settings, Log).',
  },
}

export const errorWords = {
  theBank: 'the bank',
  TheBank: 'The bank',
  untilTime: 'until {{time}}',
  aWhile: 'a few minutes',
  reference: 'Reference',
  bankReference: 'Reference at {{bank}}',
  tryAgain: 'Try again',
}
