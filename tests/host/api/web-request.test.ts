import type { OnBeforeRequestListenerDetails } from 'electron'
import { expect, test } from 'vitest'
import { sessionWebRequest } from './web-request.ts'

const request = (url: string, resourceType = 'xhr') =>
  ({ url, resourceType }) as OnBeforeRequestListenerDetails

/** Which of these addresses a filter lets the listener see. */
async function seen(
  filter: { urls: string[]; excludeUrls?: string[]; types?: 'image'[] },
  urls: readonly string[],
) {
  const { api, beforeRequest } = sessionWebRequest()
  api.onBeforeRequest(filter, (_details, answer) => answer({ cancel: true }))
  const answers = await Promise.all(urls.map((url) => beforeRequest.ask(request(url))))
  return urls.filter((_url, index) => answers[index]?.cancel === true)
}

test('a pattern matches as Chromium’s do, and its dots are dots', async () => {
  const urls = [
    'https://a.example.org/x',
    'https://axexample.org/x',
    'http://a.example.org/x',
    'app://bundle/x',
  ]
  expect(await seen({ urls: ['https://*.example.org/*'] }, urls)).toEqual(['https://a.example.org/x'])
  expect(await seen({ urls: ['<all_urls>'] }, urls)).toEqual(urls)
  expect(await seen({ urls: ['*://*/*'], excludeUrls: ['app://*'] }, urls)).toEqual(urls.slice(0, 3))
  expect(await seen({ urls: [], types: ['image'] }, urls)).toEqual([])
})

test('the last listener counts, and null takes it away', async () => {
  const { api, beforeRequest } = sessionWebRequest()
  api.onBeforeRequest((_details, answer) => answer({ cancel: true }))
  api.onBeforeRequest((_details, answer) => answer({ redirectURL: 'app://bundle/' }))
  expect(await beforeRequest.ask(request('app://bundle/x'))).toEqual({ redirectURL: 'app://bundle/' })
  api.onBeforeRequest(null)
  expect([beforeRequest.isSet(), await beforeRequest.ask(request('app://bundle/x'))]).toEqual([false, {}])
})
