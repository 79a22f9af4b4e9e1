import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { endOnFault } from './main-crash.ts'
import { recoverPage } from './page-crash.ts'

function recordingLog() {
  const lines: string[] = []
  return {
    lines,
    event: (name: string) => void lines.push(name),
    error: (name: string) => (lines.push(name), 'abcd2345'),
  }
}

describe('a page that dies', () => {
  function crashing(load: (what: string) => Promise<void> = () => Promise.resolve()) {
    const contents = new EventEmitter()
    const loaded: string[] = []
    const log = recordingLog()
    let now = 1_000_000
    recoverPage(contents as unknown as WebContents, {
      clock: { now: () => now },
      log,
      load: (what) => {
        loaded.push(what)
        return load(what)
      },
    })
    const crash = (reason = 'crashed', afterMs = 1000): void => {
      now += afterMs
      contents.emit('render-process-gone', {}, { reason, exitCode: 5 })
    }
    return { crash, loaded, log }
  }

  test('is loaded again once, then replaced by one that says so', () => {
    const { crash, loaded, log } = crashing()
    crash()
    crash('oom')
    crash('oom')
    expect(loaded).toEqual(['app', 'stopped', 'stopped'])
    expect(log.lines).toEqual(['page-gone', 'page-gone', 'page-gone'])
  })

  test('days later is loaded again: that is another fault', () => {
    const { crash, loaded } = crashing()
    crash()
    crash('crashed', 60_000)
    expect(loaded).toEqual(['app', 'app'])
  })

  test('because the window closed is not a crash', () => {
    const { crash, loaded, log } = crashing()
    crash('clean-exit')
    expect([loaded, log.lines]).toEqual([[], []])
  })

  test('and cannot be loaded again leaves a line in the log', async () => {
    const { crash, log } = crashing(() => Promise.reject(new Error('gone')))
    crash()
    await Promise.resolve()
    await Promise.resolve()
    expect(log.lines).toEqual(['page-gone', 'page-reload'])
  })
})

describe('a fault in main that nobody handled', () => {
  function faulty(language: 'en' | 'nb' = 'en') {
    const process = new EventEmitter()
    const log = recordingLog()
    const boxes: string[] = []
    const exits: number[] = []
    const end = endOnFault(process as unknown as NodeJS.Process, {
      log,
      language: () => language,
      logFile: '/profile/logs/oversikt.jsonl',
      dialog: { showErrorBox: (title, text) => void boxes.push(`${title}|${text}`) },
      exit: (code) => void exits.push(code),
    })
    return { process, log, boxes, exits, end }
  }

  test.each(['uncaughtException', 'unhandledRejection'])(
    '%s is logged, told with its reference, and ends the app',
    (name) => {
      const { process, log, boxes, exits } = faulty()
      process.emit(name, new Error('canary-7'))
      expect(log.lines).toHaveLength(1)
      expect(boxes[0]).toContain('abcd2345')
      expect(boxes[0]).toContain('/profile/logs/oversikt.jsonl')
      expect(boxes[0]).not.toContain('canary-7')
      expect(exits).toEqual([1])
    },
  )

  test('a second one while the first is being told is logged, not told', () => {
    const { process, log, boxes, exits } = faulty()
    process.emit('uncaughtException', new Error('a'))
    process.emit('unhandledRejection', new Error('b'))
    expect([log.lines.length, boxes.length, exits]).toEqual([2, 1, [1]])
  })

  test('a core that cannot start ends the app the same way', () => {
    const { log, boxes, exits, end } = faulty()
    end('core', new Error('a'))
    expect([log.lines, boxes.length, exits]).toEqual([['core'], 1, [1]])
  })

  test('is told in the person’s language', () => {
    const { process, boxes } = faulty('nb')
    process.emit('uncaughtException', new Error('a'))
    expect(boxes[0]).toContain('Oversikt må stoppe')
  })
})
