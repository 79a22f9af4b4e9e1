import { randomBytes } from 'node:crypto'
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from './clock.ts'
import type { Log, LogFields } from './log.ts'
import { describeError } from './log-error.ts'
import { isLoggedField } from './log-fields.ts'
import { redact } from './redact.ts'

/** A log that can be read back, for "show the log" in Settings. */
export interface LogFile extends Log {
  /** The last lines, oldest first, already redacted; those of the run before included, at most 500. */
  recent(): readonly string[]
}

export interface LogFileOptions {
  /** The newest file; older ones are `<file>.1`, `<file>.2`. Its folder is made when missing. */
  readonly file: string
  readonly clock: Clock
  /** Where the person's own folder lies: shown as `~`, because its name is often theirs. */
  readonly personalFolder?: string
  /** A file that grew past this is put aside. Default 1 MiB. */
  readonly maxBytes?: number
  /** How many old files stay. Default 2. */
  readonly keptFiles?: number
  /** Where to say, once, that the file cannot be written. Default: standard error. */
  readonly warn?: (line: string) => void
}

const recentLines = 500
const longestWord = 200

/**
 * Opens the log: JSON lines of time, level, event and listed fields, in a file only this person may read (0600).
 * Written synchronously, so that the line before a crash is there after it. Never throws: a disk that refuses the file
 * leaves the lines in memory and says so once.
 */
export function openLogFile(options: LogFileOptions): LogFile {
  const write = fileWriter(options)
  const lines = [...write.earlier]
  const hide = (text: string): string => redact(withoutFolder(text, options.personalFolder))

  const add = (level: 'info' | 'error', event: string, rest: Readonly<Record<string, unknown>>): void => {
    const time = new Date(options.clock.now()).toISOString()
    const line = JSON.stringify({ time, level, event: hide(event).slice(0, longestWord), ...rest })
    lines.push(line)
    if (lines.length > recentLines) lines.splice(0, lines.length - recentLines)
    write.line(line)
  }

  return {
    event: (name, fields = {}) => add('info', name, listed(fields, hide)),
    error: (name, error) => {
      const ref = newReference()
      add('error', name, { ref, error: describeError(error, hide) })
      return ref
    },
    recent: () => [...lines],
  }
}

/** Only fields on the list, only plain values; what was held back is counted, so that its absence is seen. */
function listed(fields: LogFields, hide: (text: string) => string): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {}
  let withheld = 0
  for (const [name, value] of Object.entries(fields)) {
    if (!isLoggedField(name) || (typeof value === 'object' && value !== null)) withheld += 1
    else kept[name] = typeof value === 'string' ? hide(value).slice(0, longestWord) : value
  }
  return withheld === 0 ? kept : { ...kept, withheld }
}

/** 40 random bits in an alphabet without look-alikes: short enough to read out on the telephone. */
function newReference(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
  return Array.from(randomBytes(8), (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

function withoutFolder(text: string, folder: string | undefined): string {
  return folder === undefined || folder.length < 2 ? text : text.replaceAll(folder, '~')
}

function fileWriter({
  file,
  maxBytes = 1_048_576,
  keptFiles = 2,
  warn = warnOnStandardError,
}: LogFileOptions) {
  let size = 0
  let earlier: readonly string[] = []
  let isBroken = false
  const attempt = (work: () => void): void => {
    if (isBroken) return
    try {
      work()
    } catch (error) {
      isBroken = true
      warn(`the log file cannot be written: ${redact(error instanceof Error ? error.message : 'unknown')}`)
    }
  }

  attempt(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    // A killed process may leave half a line: end it, so that the next one starts on its own.
    appendFileSync(file, text === '' || text.endsWith('\n') ? '' : '\n', { mode: 0o600 })
    chmodSync(file, 0o600) // a file from elsewhere may have come with other rights
    size = statSync(file).size
    earlier = text.split('\n').filter(isWholeLine).slice(-recentLines)
  })

  return {
    earlier,
    line: (line: string) =>
      attempt(() => {
        if (size > 0 && size + Buffer.byteLength(line) + 1 > maxBytes) {
          rotate(file, keptFiles)
          size = 0
        }
        appendFileSync(file, `${line}\n`, { mode: 0o600 })
        size += Buffer.byteLength(line) + 1
      }),
  }
}

function isWholeLine(line: string): boolean {
  return line.startsWith('{') && line.endsWith('}')
}

function rotate(file: string, keptFiles: number): void {
  for (let age = keptFiles; age >= 1; age--) {
    const younger = age === 1 ? file : `${file}.${age - 1}`
    if (existsSync(younger)) renameSync(younger, `${file}.${age}`)
  }
}

function warnOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`)
}
