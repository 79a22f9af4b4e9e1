import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { languages, type Language } from '../../shared/language.ts'
import { menuTemplate, type LockItem } from './menu.ts'
import { stoppedPage } from './stopped-page.ts'
import { shellLanguage, shellTexts } from './texts.ts'

function entriesOf(template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
}
const open: LockItem = { canLock: true, lockNow: () => undefined }
const templateOf = (language: Language, platform: string, isPackaged: boolean, lock = open) =>
  menuTemplate(language, platform, isPackaged, lock)
const rolesOf = (...of: Parameters<typeof templateOf>) => entriesOf(templateOf(...of)).map(({ role }) => role)

describe.each(languages)('the menu in %s', (language) => {
  test.each(['linux', 'win32', 'darwin'])(
    'on %s: every entry has words and does what the system does for it',
    (platform) => {
      for (const entry of entriesOf(templateOf(language, platform, true))) {
        if (entry.type === 'separator') continue
        expect(entry.label).toBeTruthy()
        expect(entry.role ?? entry.click).toBeTruthy()
      }
      expect(rolesOf(language, platform, true)).toEqual(
        expect.arrayContaining(['quit', 'copy', 'paste', 'zoomIn']),
      )
    },
  )

  test('a packaged app offers neither reload nor developer tools, a developer’s both', () => {
    expect(rolesOf(language, 'linux', true)).not.toEqual(expect.arrayContaining(['toggleDevTools']))
    expect(rolesOf(language, 'linux', true)).not.toEqual(expect.arrayContaining(['reload']))
    expect(rolesOf(language, 'linux', false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  })

  test('the page of bad days is in the same language, and its style passes the policy', () => {
    const html = stoppedPage(language, 'bm9uY2U=')
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain(shellTexts[language].stoppedTitle)
    expect(html).toContain('<style nonce="bm9uY2U=">')
    expect(html).not.toMatch(/<script|style="|http/)
  })
})

test('on a Mac the first menu is the program’s own, and quit is in it', () => {
  const [first, second] = templateOf('en', 'darwin', true)
  expect(entriesOf(first === undefined ? [] : [first]).map(({ role }) => role)).toContain('quit')
  expect(entriesOf(second === undefined ? [] : [second]).map(({ role }) => role)).toEqual([
    undefined,
    undefined,
    'close',
  ])
})

test.each(['linux', 'win32', 'darwin'])(
  'on %s a key locks the app, as long as there is an open lock',
  (platform) => {
    let locks = 0
    const entryOf = (canLock: boolean) =>
      entriesOf(templateOf('en', platform, true, { canLock, lockNow: () => void (locks += 1) })).find(
        ({ label }) => label === 'Lock now',
      )
    expect(entryOf(true)).toMatchObject({ accelerator: 'CmdOrCtrl+L', enabled: true })
    expect(entryOf(false)).toMatchObject({ enabled: false })
    ;(entryOf(true)?.click as (() => void) | undefined)?.()
    expect(locks).toBe(1)
  },
)

test('no text is left in English by mistake', () => {
  const same = Object.entries(shellTexts.en).filter(([key, text]) => Reflect.get(shellTexts.nb, key) === text)
  expect(same).toEqual([])
})

test.each([
  [['nb-NO', 'en-US'], 'nb'],
  [['nn-NO'], 'nb'],
  [['no'], 'nb'],
  [['nb_NO'], 'nb'],
  [['sv-SE', 'en-GB', 'nb-NO'], 'en'],
  [['sv-SE', 'nb-NO', 'en-GB'], 'nb'],
  [['de-DE'], 'en'],
  [['nbx'], 'en'],
  [[], 'en'],
])('a person whose system speaks %j is spoken to in %s', (preferred, language) => {
  expect(shellLanguage(preferred)).toBe(language)
})
