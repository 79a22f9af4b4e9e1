import { expect, test, vi } from 'vitest'
import { links, openNamedLink } from './links.ts'

function openers() {
  const openLink = vi.fn<(url: string) => Promise<void>>(() => Promise.resolve())
  const openBrowser = vi.fn<(url: string, origin: string) => Promise<void>>(() => Promise.resolve())
  return { openLink, openBrowser }
}

const here = 'http://127.0.0.1:5001'

test('where nothing stands in for FIS its own portal is opened', async () => {
  const to = openers()
  await openNamedLink('fis-portal', { bankid: { api: here } }, to)
  expect(to.openLink.mock.calls).toEqual([[links['fis-portal']]])
  expect(to.openBrowser).not.toHaveBeenCalled()
})

test('an invented FIS has its own portal, and the real one is not opened', async () => {
  const to = openers()
  await openNamedLink('fis-portal', { fis: { token: `${here}/auth/v1`, authorize: `${here}/portal` } }, to)
  expect(to.openBrowser.mock.calls).toEqual([[`${here}/portal`, here]])
  expect(to.openLink).not.toHaveBeenCalled()
})

test('one that names no portal is opened where its sign-in is', async () => {
  const to = openers()
  await openNamedLink('fis-portal', { fis: { token: `${here}/auth/v1` } }, to)
  expect(to.openBrowser.mock.calls).toEqual([[`${here}/`, here]])
  expect(to.openLink).not.toHaveBeenCalled()
})

test('the links of others stay what they are beside it', async () => {
  const to = openers()
  await openNamedLink('bankid-developers', { fis: { token: here }, bankid: { api: here } }, to)
  expect(to.openLink.mock.calls).toEqual([[links['bankid-developers']]])
})
