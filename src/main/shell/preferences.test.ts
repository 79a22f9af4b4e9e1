import { expect, test } from 'vitest'
import type { EventChannel } from '../../shared/channels.ts'
import type { AppStatus } from '../../shared/app-status.ts'
import type { Events, Settings } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { followPreferences, type PreferenceSource, type ShellPreferences } from './preferences.ts'

const status: AppStatus = {
  version: '1.0.0',
  runtime: 'electron',
  platform: 'linux',
  language: 'en',
  isDemo: false,
  demoClient: null,
  replacedSystems: [],
  problem: null,
  locked: null,
  profileFolder: '/p',
  today: '2026-01-01',
}

const chosen: Settings = { language: null, theme: 'system', showsInTray: true, keepsRunning: false }

function source(settings: () => Settings, part: Partial<AppStatus> = {}) {
  let tell: <E extends EventChannel>(channel: E, payload: Events[E]) => void = () => undefined
  const core: PreferenceSource = {
    handlers: {
      'app:status': () => ({ ...status, language: settings().language ?? 'en', ...part }),
      'settings:get': settings,
    },
    onEvent: (listener) => {
      tell = listener
      return () => undefined
    },
  }
  const applied: Partial<ShellPreferences>[] = []
  const faults: string[] = []
  const log = { event: () => undefined, error: (name: string) => (faults.push(name), 'ref00001') }
  const ready = followPreferences(core, log, (next) => void applied.push(next))
  return { applied, faults, ready, tell: (topics: Events['stale']['topics']) => tell('stale', { topics }) }
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('menu and frame take the person’s language and theme, now and after a change in Settings', async () => {
  let settings: Settings = { ...chosen, theme: 'dark' }
  const { applied, ready, tell } = source(() => settings)
  await ready
  settings = { ...chosen, language: 'nb', theme: 'light', keepsRunning: true }
  tell(['settings'])
  await settled()
  expect(applied).toEqual([
    { language: 'en', theme: 'dark', keepsRunning: false },
    { language: 'nb', theme: 'light', keepsRunning: true },
  ])
})

test('news of transactions are none of its business', async () => {
  const { applied, ready, tell } = source(() => ({ ...chosen, theme: 'dark' }))
  await ready
  tell(['transactions', 'accounts'])
  await settled()
  expect(applied).toHaveLength(1)
})

test('while the store is closed the system’s own preference stays, without an error each time', async () => {
  const { applied, faults, ready } = source(() => ({ ...chosen, theme: 'dark' }), {
    problem: { code: 'vault-locked' },
  })
  await ready
  expect([applied, faults]).toEqual([[], []])
})

test('a locked app speaks the language its lock remembers from its start, and asks for nothing else', async () => {
  const locked = { canPassword: true, canBankId: false, canRecover: false, retryAt: null }
  const { applied, faults, ready } = source(() => ({ ...chosen, theme: 'dark' }), { language: 'nb', locked })
  await ready
  expect([applied, faults]).toEqual([[{ language: 'nb' }], []])
})

test('settings the app was locked over are no error, and change nothing', async () => {
  const { applied, faults, ready } = source(() => {
    throw new AppError('app-locked', 'locked')
  })
  await ready
  expect([applied, faults]).toEqual([[], []])
})

test('settings that cannot be read are logged and change nothing', async () => {
  const { applied, faults, ready } = source(() => {
    throw new Error('disk')
  })
  await ready
  expect([applied, faults]).toEqual([[], ['preferences']])
})
