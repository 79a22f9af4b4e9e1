/**
 * What a page of the built app may do: run our own scripts and draw. It has no `connect-src`, so it has no network at
 * all; a `<script>` made from a string is refused by trusted types. Two openings, both for Mantine, which writes the
 * text of its `<style>` elements at run time: the nonce of this very load, and the `default` trusted-types policy the
 * renderer installs, which lets through no string with a `<`.
 * @param nonce fresh for every load, base64
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')
}

/**
 * For Vite's development server only: hot reload talks over a web socket, injects styles and starts from an inline
 * script. `guards.ts` sets it on that origin's replies and nowhere else, and a packaged app has no such origin.
 */
export const devContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' ws:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
