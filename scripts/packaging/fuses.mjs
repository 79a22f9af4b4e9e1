// @ts-check

/**
 * Electron's switches inside its binary, flipped once for good when the app is packaged. All nine are named, so that a
 * new one in a later Electron stops the packaging until somebody has decided about it.
 * Source: Electron's documentation on fuses, Electron 45, November 2026.
 * @param {{ platform: NodeJS.Platform | string, isSigned: boolean }} target
 * @returns {Readonly<Record<string, boolean>>} by the names of FuseV1Options
 */
export function fusesFor({ platform, isSigned }) {
  return {
    RunAsNode: false,
    EnableCookieEncryption: isSigned, // one-way, and an unsigned app asks for the keychain after every update
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: platform === 'darwin' || platform === 'win32', // Linux has none
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  }
}
