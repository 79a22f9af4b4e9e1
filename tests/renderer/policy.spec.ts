import { expect, test } from './fixture.ts'

// Each try meets the policy of a page at work, and must be noticed by the fixture too: else "no violation on any page"
// would prove nothing.
const tries: readonly (readonly [name: string, attempt: string, noticed: string])[] = [
  ['the network', "fetch('/index.html').catch(() => undefined)", 'connect-src'],
  ['markup through innerHTML', "document.body.innerHTML = '<p id=planted>'", 'markup is not written as text here'],
  ['a script with text', "const s = document.createElement('script'); s.textContent = 'planted'", 'trusted-types'],
  ['code from a string', "setTimeout('document.body.id = \"planted\"')", 'trusted-types'],
  ['a style without the nonce', "document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))", 'style-src'],
  ['a picture from elsewhere', "document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))", 'img-src'],
] // prettier-ignore

for (const [name, attempt, noticed] of tries) {
  test(`${name} is refused to the page, and noticed`, async ({ app, page }) => {
    await app.open('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(`(() => { try { ${attempt} } catch (error) { console.error(error.message) } })()`)
    await expect.poll(() => app.takeFaults().join()).toContain(noticed)
    await expect(page.locator('#planted')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    app.takeFaults()
  })
}
