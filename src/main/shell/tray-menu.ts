import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/language.ts'
import type { Events, Pocket } from '../../shared/contract.ts'
import type { Instant } from '../../shared/ids.ts'
import { decimalOf, type Money } from '../../shared/money.ts'
import { calendarDateOf } from '../local-date.ts'
import { shellTexts } from './texts.ts'
import type { LockFace } from './lock.ts'
import type { BanksView } from './tray-state.ts'

/** What a hand on the tray can set off. */
export interface TrayActions {
  readonly refresh: () => void
  readonly unpin: () => void
  readonly syncAll: () => void
  readonly pauseAll: (isPaused: boolean) => void
  readonly lockNow: () => void
  readonly openMain: () => void
  readonly open: (place: Events['go']) => void
  readonly quit: () => void
}

/** The pinned account, the banks, or both. */
export interface TrayContent {
  readonly pocket: Pocket | null
  readonly banks: BanksView | null
  readonly lock: LockFace
}

/** From the pinned account to the banks to the app; each part only where there is one. Locked it knows of neither. */
export function trayMenu(
  { pocket, banks, lock }: TrayContent,
  actions: TrayActions,
  language: Language,
  now: number,
): MenuItemConstructorOptions[] {
  const texts = shellTexts[language]
  const quit = { label: texts.quit, click: actions.quit }
  if (lock === 'locked') {
    return [
      { label: lockedLine(language), enabled: false },
      { label: texts.trayUnlock, click: actions.openMain },
      line,
      quit,
    ]
  }
  return [
    ...(pocket === null ? [] : [...pocketPart(pocket, actions, language), line]),
    ...(banks === null ? [] : [...banksPart(banks, actions, language, now), line]),
    { label: texts.pocketOpen, click: actions.openMain },
    ...(lock === 'open' ? [{ label: texts.lockNow, click: actions.lockNow }] : []),
    line,
    quit,
  ]
}

const line: MenuItemConstructorOptions = { type: 'separator' }

function pocketPart(pocket: Pocket, actions: TrayActions, language: Language): MenuItemConstructorOptions[] {
  const texts = shellTexts[language]
  const canRefresh = pocket.canRefresh && !pocket.isRefreshing
  return [
    { label: plain(trayLine(pocket, language)), enabled: false },
    { label: texts.pocketRefresh, enabled: canRefresh, click: actions.refresh },
    { label: texts.pocketUnpin, click: actions.unpin },
  ]
}

function banksPart(
  banks: BanksView,
  actions: TrayActions,
  language: Language,
  now: number,
): MenuItemConstructorOptions[] {
  const texts = shellTexts[language]
  return [
    { label: banksLine(banks, language, now), enabled: false },
    ...banks.waiting.map(({ name, place }) => ({
      label: plain(texts.trayWaiting(name)),
      click: () => actions.open(place),
    })),
    { label: texts.traySync, enabled: banks.canSync, click: actions.syncAll },
    {
      label: banks.isPaused ? texts.trayResume : texts.trayPause,
      click: () => actions.pauseAll(!banks.isPaused),
    },
  ]
}

/** Some desktops take `&` for the mark of an access key. */
function plain(label: string): string {
  return label.replaceAll('&', '&&')
}

/** `Brukskonto: 1 234,50 NOK`, and how the banks are. */
export function trayTip({ pocket, banks, lock }: TrayContent, language: Language, now: number): string {
  if (lock === 'locked') return lockedLine(language)
  const lines = [
    ...(pocket === null ? [] : [trayLine(pocket, language)]),
    ...(banks === null ? [] : [`Oversikt: ${banksLine(banks, language, now)}`]),
  ]
  return lines.join('\n')
}

function lockedLine(language: Language): string {
  return `Oversikt: ${shellTexts[language].trayLocked}`
}

/** How the banks are, in a few words; all well: when they were read. */
function banksLine({ state, syncedAt }: BanksView, language: Language, now: number): string {
  const texts = shellTexts[language]
  if (state !== 'idle') return texts.trayStates[state]
  return syncedAt === null ? texts.trayNever : texts.traySyncedAt(momentText(syncedAt, language, now))
}

/** `14:03`, and the day where it is another. */
function momentText(instant: Instant, language: Language, now: number): string {
  const at = new Date(instant)
  const isToday = calendarDateOf(at.getTime()) === calendarDateOf(now)
  const day: Intl.DateTimeFormatOptions = isToday ? {} : { day: 'numeric', month: 'long' }
  const locale = language === 'nb' ? 'nb-NO' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** `Brukskonto: 1 234,50 NOK`. */
export function trayLine({ name, balance }: Pick<Pocket, 'name' | 'balance'>, language: Language): string {
  return `${name}: ${amountText(balance, language)}`
}

export function amountText(balance: Money | null, language: Language): string {
  if (balance === null) return '–'
  const [whole = '', fraction] = decimalOf(balance).replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'nb' ? '\u00a0' : ',')
  const mark = language === 'nb' ? ',' : '.'
  const sign = balance.minor < 0 ? '\u2212' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : mark + fraction} ${balance.currency}`
}
