import type { ConsentLeft } from '../../shared/consent.ts'
import type { Language } from '../../shared/language.ts'
import type { Notice } from '../../shared/notice.ts'

interface NoticeText {
  readonly title: string
  readonly body: string
}

type Ending = Extract<Notice, { readonly left: unknown }>

type Words = Readonly<
  Record<Exclude<Notice['kind'], Ending['kind']>, (name: string) => NoticeText> &
    Record<Ending['kind'], (name: string, left: ConsentLeft) => NoticeText>
>

/** What happened, what was kept and what to do, in two lines: a desktop shows no more. */
export function noticeTexts(notice: Notice, language: Language): NoticeText {
  const say = words[language]
  return 'left' in notice ? say[notice.kind](notice.name, notice.left) : say[notice.kind](notice.name)
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    'consent-ends': (name, { days, because }) => ({
      title: `The consent at ${name} ends ${days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`,
      body:
        because === 'idle'
          ? 'A sync before then keeps it alive. Accounts and history stay as they are.'
          : 'Click to renew it. Accounts, names and history stay as they are.',
    }),
    'certificate-ends': (name, { days }) => ({
      title: `The certificate for ${name} ends ${days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`,
      body: 'After that BankID neither unlocks nor signs here. Click to enter a new one.',
    }),
    'consent-expired': (name) => ({
      title: `Your consent at ${name} has run out`,
      body: 'Accounts and history are still here. Click to renew it.',
    }),
    'consent-revoked': (name) => ({
      title: `The consent at ${name} was withdrawn`,
      body: 'It was ended at the bank. Everything read until then is still here. Click to sign in again.',
    }),
    'needs-person': (name) => ({
      title: `${name} can no longer be read`,
      body: 'Accounts and history are still here. Click to see what to do.',
    }),
    'bank-unreachable': (name) => ({
      title: `${name} has not answered for a day`,
      body: 'What was read last is still here. Nothing to do: Oversikt goes on trying by itself.',
    }),
    'not-read': (name) => ({
      title: `${name} has not been read for a day`,
      body: 'What was read last is still here. Oversikt goes on trying by itself. Click to see why.',
    }),
    offline: (name) => ({
      title: `Offline: ${name} has not been read for a day`,
      body: 'Everything already read can be used. It goes on by itself once the network is back.',
    }),
  },
  nb: {
    'consent-ends': (name, { days, because }) => ({
      title: `Samtykket hos ${name} går ut ${days <= 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${days} dager`}`,
      body:
        because === 'idle'
          ? 'En synkronisering før den tid holder det i live. Kontoer og historikk blir som de er.'
          : 'Klikk for å fornye det. Kontoer, navn og historikk blir som de er.',
    }),
    'certificate-ends': (name, { days }) => ({
      title: `Sertifikatet for ${name} går ut ${days <= 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${days} dager`}`,
      body: 'Etter det kan BankID verken låse opp eller signere her. Klikk for å legge inn et nytt.',
    }),
    'consent-expired': (name) => ({
      title: `Samtykket hos ${name} har gått ut`,
      body: 'Kontoer og historikk er fortsatt her. Klikk for å fornye det.',
    }),
    'consent-revoked': (name) => ({
      title: `Samtykket hos ${name} er trukket tilbake`,
      body: 'Det ble avsluttet i banken. Alt som er lest til nå, er fortsatt her. Klikk for å logge inn på nytt.',
    }),
    'needs-person': (name) => ({
      title: `${name} kan ikke leses lenger`,
      body: 'Kontoer og historikk er fortsatt her. Klikk for å se hva du kan gjøre.',
    }),
    'bank-unreachable': (name) => ({
      title: `${name} har ikke svart på et døgn`,
      body: 'Det som sist ble lest, er fortsatt her. Du trenger ikke gjøre noe: Oversikt fortsetter å prøve av seg selv.',
    }),
    'not-read': (name) => ({
      title: `${name} er ikke lest på et døgn`,
      body: 'Det som sist ble lest, er fortsatt her. Oversikt fortsetter å prøve av seg selv. Klikk for å se hvorfor.',
    }),
    offline: (name) => ({
      title: `Uten nett: ${name} er ikke lest på et døgn`,
      body: 'Alt som er lest, kan brukes. Det fortsetter av seg selv når nettet er tilbake.',
    }),
  },
}
