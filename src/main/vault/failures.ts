import { AppError } from '../../shared/errors.ts'

/**
 * Words of a keychain that is there but shut. libsecret with gnome-keyring says "Cannot create an item in a locked
 * collection" after a dismissed prompt and "Object does not exist at path …/collection/login" when the making of a first
 * keyring was dismissed (tried with gnome-keyring 46, 2026-11); macOS says the others (Security framework, SecBase.h).
 */
const lockedWords = new RegExp(
  [
    /lock/, // also org.freedesktop.Secret.Error.IsLocked
    /dismiss/,
    /does not exist at path .*collection/,
    /user canceled/, // errSecUserCanceled
    /user interaction is not allowed/, // errSecInteractionNotAllowed
    /passphrase you entered is not correct/, // errSecAuthFailed
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
)

/**
 * What a keychain's error means to the person. Everything that does not speak of a lock is a keychain we cannot use: no
 * bus ("Cannot autolaunch D-Bus without X11 $DISPLAY", "Could not connect: …"), no service on it ("The name
 * org.freedesktop.secrets was not provided by any .service files"), and whatever else an operating system comes up with.
 */
export function toVaultError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const words = error instanceof Error ? error.message : 'no message'
  const code = lockedWords.test(words) ? 'vault-locked' : 'vault-unavailable'
  return new AppError(code, `the keychain said: ${words.slice(0, 160)}`)
}
