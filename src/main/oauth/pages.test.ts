import { expect, test } from 'vitest'
import { callbackPage, type PageKind } from './pages.ts'

const kinds: readonly PageKind[] = ['answered', 'denied', 'failed', 'mismatch', 'used', 'late']

test('each page says its own thing, in the person’s language', () => {
  const pages = (['en', 'nb'] as const).flatMap((language) =>
    kinds.map((kind) => ({ language, html: callbackPage(kind, language).html })),
  )
  const titles = pages.map(({ html }) => /<title>(.+) – Oversikt<\/title>/.exec(html)?.[1])
  expect(new Set(titles).size).toBe(kinds.length * 2)
  for (const { language, html } of pages) expect(html).toContain(`<html lang="${language}">`)
  expect(callbackPage('denied', 'nb').html).toContain('Ingenting ble koblet til')
})

test('a page may load nothing, run nothing, and be framed by nobody; only its own style applies', () => {
  const first = callbackPage('answered', 'en')
  const policy = first.headers['content-security-policy'] ?? ''
  const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(first.html).toContain(`<style nonce="${nonce}">`)
  expect(first.html).not.toMatch(/<script|style="|https?:|url\(/)
  expect(callbackPage('answered', 'en').headers['content-security-policy']).not.toBe(policy)
})

test('a page leaves no trace: not in a cache, not in a referrer', () => {
  expect(callbackPage('answered', 'en').headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
})
