/** Numbers of TLS (RFC 8446 6). */
export const alerts = {
  'handshake-failure': 40,
  'bad-certificate': 42,
  'certificate-expired': 45,
  'unknown-authority': 48,
  'certificate-required': 116,
} as const

/** What happens before any HTTP. `usual`: everybody is let in, and judged by the gate. `requires-certificate`: whoever has no
 *  accepted one is cut off as the handshake ends. `hangs`: the connection opens and nothing comes. Else that alert at once. */
export type Handshake = 'usual' | 'requires-certificate' | 'hangs' | keyof typeof alerts
