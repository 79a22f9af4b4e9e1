import type { ConsentLanguage } from '../consent-language.ts'
import type { PhoneRefusal } from './phone-screen.ts'
import type { OrderKind } from './request-fields.ts'

export interface PhoneTexts {
  readonly invented: string
  readonly homeTitle: string
  readonly homeIntro: string
  readonly waiting: string
  readonly nothingWaits: string
  readonly lookAgain: string
  readonly hold: string
  readonly answer: string
  readonly ages: (seconds: number) => string
  readonly codeText: string
  readonly codeTextHint: string
  readonly scan: string
  readonly residents: string
  readonly title: Readonly<Record<OrderKind, string>>
  readonly asks: (party: string) => string
  readonly reads: string
  readonly recipient: string
  readonly amount: string
  readonly warning: string
  readonly who: string
  readonly code: string
  readonly codeHint: string
  readonly approve: string
  readonly decline: string
  readonly callTitle: (party: string) => string
  readonly callText: string
  readonly inCall: string
  readonly notInCall: string
  readonly documentTitle: string
  readonly documentText: string
  readonly documentShown: string
  readonly approvedTitle: string
  readonly approvedText: string
  readonly failedTitle: string
  readonly failedText: (hintCode: string) => string
  readonly back: string
  readonly home: string
  readonly refusedTitle: string
  readonly refused: Readonly<Record<PhoneRefusal, string>>
}

const en: PhoneTexts = {
  invented: 'Invented BankID · no real people, and nothing signed here counts',
  homeTitle: 'A pretend phone',
  homeIntro: 'It stands in for a phone with the BankID app, for the invented household and one stranger.',
  waiting: 'On a screen nearby',
  nothingWaits: 'Nothing asks for BankID just now.',
  lookAgain: 'Look again',
  hold: 'Scan its code',
  answer: 'Open the app',
  ages: (seconds) => `for ${seconds} s`,
  codeText: 'Text of a code',
  codeTextHint: 'Paste what a scanned code says; it is good for a few seconds.',
  scan: 'Scan',
  residents: 'Who has a BankID here',
  title: {
    auth: 'Identify yourself',
    sign: 'Sign',
    payment: 'Approve a payment',
    'phone/auth': 'Identify yourself in a call',
    'phone/sign': 'Sign in a call',
  },
  asks: (party) => `“${party}” asks for it.`,
  reads: 'What you sign',
  recipient: 'To',
  amount: 'Amount',
  warning: 'Warning',
  who: 'Who are you?',
  code: 'Security code',
  codeHint: 'Any six digits will do here.',
  approve: 'Approve',
  decline: 'Cancel',
  callTitle: (party) => `Are you in a call with ${party}?`,
  callText: 'Say yes only if you talk with them at this moment.',
  inCall: 'I am in the call',
  notInCall: 'I am not in a call',
  documentTitle: 'Show your passport',
  documentText: 'The chip of a passport or national ID card is to be read.',
  documentShown: 'Hold it to the phone',
  approvedTitle: 'Done',
  approvedText: 'You can go back to where you came from.',
  failedTitle: 'This came to nothing',
  failedText: (hintCode) => `Whoever asked is told: ${hintCode}.`,
  back: 'Go back',
  home: 'To the phone’s first page',
  refusedTitle: 'That did not work',
  refused: {
    'no-code': 'That is no code of BankID’s.',
    'unknown-code': 'Nobody has asked for this.',
    'forged-code': 'The code is not genuine.',
    'old-code': 'The code is of another moment. Scan it as it stands on the screen.',
    'too-late': 'Nobody waits for it any longer.',
    'not-for-you': 'This is for another person.',
    'no-fitting-bankid': 'Another kind of BankID is asked for, and there is none on this phone.',
    'code-needed': 'Type six digits.',
    'nothing-open': 'Nothing is open on this phone.',
  },
}

const nb: PhoneTexts = {
  invented: 'Oppdiktet BankID · ingen ekte mennesker, og ingenting som signeres her gjelder',
  homeTitle: 'En liksomtelefon',
  homeIntro: 'Den står i stedet for en telefon med BankID-appen, for den oppdiktede husholdningen og én fremmed.',
  waiting: 'På en skjerm i nærheten',
  nothingWaits: 'Ingen ber om BankID akkurat nå.',
  lookAgain: 'Se etter på nytt',
  hold: 'Skann koden',
  answer: 'Åpne appen',
  ages: (seconds) => `i ${seconds} s`,
  codeText: 'Teksten i en kode',
  codeTextHint: 'Lim inn det en skannet kode sier; den gjelder i noen sekunder.',
  scan: 'Skann',
  residents: 'Hvem som har BankID her',
  title: {
    auth: 'Legitimer deg',
    sign: 'Signer',
    payment: 'Godkjenn en betaling',
    'phone/auth': 'Legitimer deg i en telefonsamtale',
    'phone/sign': 'Signer i en telefonsamtale',
  },
  asks: (party) => `«${party}» ber om det.`,
  reads: 'Dette signerer du',
  recipient: 'Til',
  amount: 'Beløp',
  warning: 'Advarsel',
  who: 'Hvem er du?',
  code: 'Sikkerhetskode',
  codeHint: 'Her duger hvilke seks siffer som helst.',
  approve: 'Godkjenn',
  decline: 'Avbryt',
  callTitle: (party) => `Er du i en samtale med ${party}?`,
  callText: 'Svar ja bare hvis du snakker med dem akkurat nå.',
  inCall: 'Jeg er i samtalen',
  notInCall: 'Jeg er ikke i noen samtale',
  documentTitle: 'Vis passet ditt',
  documentText: 'Brikken i passet eller ID-kortet skal leses.',
  documentShown: 'Hold det mot telefonen',
  approvedTitle: 'Ferdig',
  approvedText: 'Du kan gå tilbake dit du kom fra.',
  failedTitle: 'Det ble ikke noe av',
  failedText: (hintCode) => `Den som spurte, får vite: ${hintCode}.`,
  back: 'Gå tilbake',
  home: 'Til telefonens førsteside',
  refusedTitle: 'Det gikk ikke',
  refused: {
    'no-code': 'Det er ikke en BankID-kode.',
    'unknown-code': 'Ingen har bedt om dette.',
    'forged-code': 'Koden er ikke ekte.',
    'old-code': 'Koden er fra et annet øyeblikk. Skann den slik den står på skjermen.',
    'too-late': 'Ingen venter på den lenger.',
    'not-for-you': 'Dette gjelder en annen person.',
    'no-fitting-bankid': 'Det bes om en annen type BankID, og den finnes ikke på denne telefonen.',
    'code-needed': 'Skriv seks siffer.',
    'nothing-open': 'Ingenting er åpent på denne telefonen.',
  },
} // prettier-ignore

export const phoneTexts: Readonly<Record<ConsentLanguage, PhoneTexts>> = { en, nb }
