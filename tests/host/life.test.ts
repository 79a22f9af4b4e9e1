import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { driveApp, profileFolder, startApp } from './fixture.ts'

/** The processes that a process started, and theirs. */
function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  const own = children === '' ? [] : children.split(' ').map(Number)
  return [...own, ...own.flatMap(descendants)]
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

describe('the life of an app', () => {
  test('starts with ready and the first paint, and ends in Electron’s order', async () => {
    using profile = profileFolder()
    await using started = startApp(profile.path)
    await started.events.next('ready-to-show')
    await started.events.next('loaded')
    started.child.kill('SIGTERM')
    expect(await started.ended).toBe(0)
    expect(started.events.lines.filter((line) => line !== 'loaded')).toEqual([
      'ready',
      'ready-to-show',
      'show',
      'before-quit',
      'close',
      'closed',
      'will-quit',
      'quit 0',
    ])
    expect(started.errors()).toBe('')
  })

  test('an app whose last window was closed hears so before it quits', async () => {
    const driven = await driveApp()
    const ended = new Promise((resolve) => driven.app.process().once('exit', resolve))
    const events: string[] = []
    driven.app.on('console', (message) => void events.push(message.text()))
    await driven.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await ended).toBe(0)
    expect(events).toEqual(
      ['close', 'closed', 'window-all-closed', 'before-quit', 'will-quit', 'quit 0'].map(
        (name) => `event ${name}`,
      ),
    )
    await driven[Symbol.asyncDispose]()
  })

  test('a window and the app may say no to the end', async () => {
    await using driven = await driveApp()
    const survived = await driven.app.evaluate(({ app, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const told: string[] = []
      window?.once('close', (event) => event.preventDefault())
      window?.close()
      told.push(`window ${window?.isDestroyed()}`)
      window?.once('close', (event) => event.preventDefault())
      app.quit()
      told.push(`app ${window?.isDestroyed()}`)
      app.once('before-quit', (event) => event.preventDefault())
      app.quit()
      told.push(`before ${window?.isDestroyed()}`)
      return told
    })
    expect(survived).toEqual(['window false', 'app false', 'before false'])
    expect(await driven.said()).not.toContain('will-quit')
  })

  test('exit asks nobody, and gives its code', async () => {
    const driven = await driveApp()
    const ended = new Promise((resolve) => driven.app.process().once('exit', resolve))
    const events: string[] = []
    driven.app.on('console', (message) => void events.push(message.text()))
    await driven.app.evaluate(({ app }) => setTimeout(() => app.exit(7)))
    expect(await ended).toBe(7)
    expect(events).toEqual(['event closed', 'event quit 7'])
    await driven[Symbol.asyncDispose]()
  })

  test('a killed Chromium ends the app, which may close what it has open', async () => {
    using profile = profileFolder()
    await using started = startApp(profile.path)
    await started.events.next('loaded')
    const [chromium = 0] = descendants(started.child.pid ?? 0)
    process.kill(chromium, 'SIGKILL')
    expect(await started.ended).toBe(1)
    expect(started.events.lines.slice(-5)).toEqual(['loaded', 'before-quit', 'closed', 'will-quit', 'quit 1'])
    expect(started.errors()).toContain('host: Chromium ended (SIGKILL)')
  })

  test.skipIf(process.platform !== 'linux')('a killed app leaves no Chromium behind', async () => {
    using profile = profileFolder()
    await using started = startApp(profile.path)
    await started.events.next('loaded')
    const all = descendants(started.child.pid ?? 0)
    expect(all.length).toBeGreaterThan(2)
    started.child.kill('SIGKILL')
    await started.ended
    await expect.poll(() => all.filter(isAlive), { timeout: 10_000 }).toEqual([])
  })

  test('an app without a Chromium says what is missing', async () => {
    using profile = profileFolder()
    await using started = startApp(profile.path, [], { CHROMIUM_PATH: '/nowhere/chromium' })
    expect(await started.ended).toBe(1)
    expect(started.errors()).toContain('No Chromium was found')
  })

  test('a main bundle that fails to load ends with its error', async () => {
    using profile = profileFolder()
    await using started = startApp(profile.path, [], { FIXTURE_FAILS: '1' })
    expect(await started.ended).toBe(1)
    expect(started.errors()).toContain('App threw an error during load')
  })
})

describe('one start a profile', () => {
  test('a second start hands over its arguments and ends; the next one after the first is a first again', async () => {
    using profile = profileFolder()
    await using first = startApp(profile.path)
    await first.events.next('loaded')
    await using second = startApp(profile.path, ['--flag', 'file.csv'])
    expect(await second.ended).toBe(0)
    expect(second.events.lines).toEqual([])
    const told = JSON.parse((await first.events.next('second-instance')).slice('second-instance '.length))
    expect(told).toEqual({
      argv: ['--flag', 'file.csv'],
      workingDirectory: process.cwd(),
      data: { from: second.child.pid },
    })
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await using third = startApp(profile.path)
    await third.events.next('loaded')
  })

  test('a killed first start is in nobody’s way', async () => {
    using profile = profileFolder()
    await using first = startApp(profile.path)
    await first.events.next('loaded')
    first.child.kill('SIGKILL')
    await first.ended
    await using second = startApp(profile.path)
    await second.events.next('loaded')
  })
})
