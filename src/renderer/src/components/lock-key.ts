/** The key that locks the app, as this platform writes it. */
export function lockKey(platform: string): string {
  return platform === 'darwin' ? '⌘L' : 'Ctrl+L'
}
