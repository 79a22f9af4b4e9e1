/** The little of the Trusted Types API this file uses; TypeScript's DOM library does not have it yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown
}

declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory
  }
}

/**
 * The one door to innerHTML. The page's policy demands trusted types, and Mantine writes CSS text into its style
 * elements through innerHTML. Text without `<` can make no element, so exactly that is let through. Scripts and
 * script addresses have no rule here and are therefore always refused.
 * @throws TypeError from the returned rule when the text could hold markup.
 */
export function onlyPlainText(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is not written as text here')
  return text
}

/** To be called before anything draws. Does nothing in a browser without Trusted Types. */
export function installTrustedTypes(scope: { readonly trustedTypes?: PolicyFactory }): void {
  scope.trustedTypes?.createPolicy('default', { createHTML: onlyPlainText })
}
