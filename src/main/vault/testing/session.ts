import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a person's desktop may meet us. */
export type Keyring = 'unlocked' | 'locked' | 'no-service' | 'no-bus'

const daemon = 'gnome-keyring-daemon --components=secrets'
const beginnings: Readonly<Record<Exclude<Keyring, 'no-bus'>, string>> = {
  unlocked: `printf test | ${daemon} --unlock`,
  locked: `${daemon} --start`, // its prompt finds no display, which is as good as dismissed
  'no-service': 'true',
}

const busWithoutServices = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`

/** A home with a keyring of its own, which lives on from one session to the next. */
export function keyringHome() {
  const folder = mkdtempSync(join(tmpdir(), 'oversikt-keyring-'))
  const config = join(folder, 'bus.conf')
  writeFileSync(config, busWithoutServices)
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: folder,
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  }
  const program = [process.execPath, join(import.meta.dirname, 'ask-vault.ts')]

  return {
    /** Starts a session, lets `ask-vault.ts` do these things in it, and returns what it printed. */
    ask(keyring: Keyring, ...deeds: readonly string[]): readonly unknown[] {
      const [command = '', ...args] = [...commandFor(keyring, config), ...program, ...deeds]
      const { stdout, stderr, error, status } = spawnSync(command, args, {
        env,
        encoding: 'utf8',
        timeout: 60_000,
      })
      if (error !== undefined) throw new Error(`${command} could not be started`, { cause: error })
      if (status !== 0) throw new Error(`the session ended with ${status}: ${stderr}`)
      return stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]))
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function commandFor(keyring: Keyring, config: string): readonly string[] {
  if (keyring === 'no-bus') return []
  const bus = keyring === 'no-service' ? [`--config-file=${config}`] : []
  const script = `${beginnings[keyring]} >/dev/null 2>&1; exec "$0" "$@"`
  return ['dbus-run-session', ...bus, '--', 'sh', '-c', script]
}
