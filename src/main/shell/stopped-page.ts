import type { Language } from '../../shared/language.ts'
import { shellTexts } from './texts.ts'

/**
 * A page without a script, for when the page with scripts cannot be kept alive. All its words are ours, so nothing in it
 * needs escaping.
 * @param nonce lets its one style element through the policy
 */
export function stoppedPage(language: Language, nonce: string): string {
  const texts = shellTexts[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>Oversikt</title>
<style nonce="${nonce}">
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 32rem; padding: 2rem }
h1 { font-size: 1.5rem }
</style>
</head>
<body><main><h1>${texts.stoppedTitle}</h1><p>${texts.stoppedBody}</p></main></body>
</html>
`
}
