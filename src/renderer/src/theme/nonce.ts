import { setNonce } from 'get-nonce'

/**
 * The nonce of this load, from the meta element the shell fills in. Browsers hide it from `getAttribute`, so that
 * a stylesheet cannot read it: only the property has it.
 */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? ''
}

/** Hands the nonce to the scroll lock that Mantine's dialogs use: it makes a style element of its own. */
export function shareStyleNonce(): void {
  setNonce(styleNonce())
}
