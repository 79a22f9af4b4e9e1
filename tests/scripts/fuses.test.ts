import { expect, test } from 'vitest'
import { fusesFor } from '../../scripts/packaging/fuses.mjs'

test('a packaged app has the documented fuses', () => {
  expect(fusesFor({ platform: 'linux', isSigned: false })).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: false,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  })
})

test.each(['darwin', 'win32'])(
  'on %s the archive is checked, and a signed app encrypts its cookies',
  (platform) => {
    expect(fusesFor({ platform, isSigned: true })).toMatchObject({
      EnableEmbeddedAsarIntegrityValidation: true,
      EnableCookieEncryption: true,
      RunAsNode: false,
    })
  },
)
