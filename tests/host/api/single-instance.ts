import {
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

/** What a second start hands to the first. */
export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

export interface InstanceLock {
  release(): void
}

/**
 * One start of the app a profile. The lock is a link whose target is its owner, because a link appears whole or not at
 * all; a lock whose owner has died is taken over.
 * @param folder the profile, `userData`
 * @param second handed over when another start owns the lock
 * @returns null when another start owns the lock; it has then been told
 */
export function takeInstanceLock(
  folder: string,
  second: SecondStart,
  onSecond: (second: SecondStart) => void,
): InstanceLock | null {
  const lock = join(folder, 'host.lock')
  const inbox = join(folder, 'host.inbox')
  mkdirSync(inbox, { recursive: true, mode: 0o700 })
  while (!linked(lock)) {
    const owner = ownerOf(lock)
    if (owner !== null && owner === identityOf(Number.parseInt(owner, 10))) {
      leaveNote(inbox, second)
      return null
    }
    rmSync(lock, { force: true })
  }
  readNotes(inbox, () => undefined) // left for an owner that died before it looked
  const watcher = watch(inbox, () => readNotes(inbox, onSecond)).unref()
  return {
    release: () => {
      watcher.close()
      if (ownerOf(lock) === identityOf(process.pid)) rmSync(lock, { force: true })
    },
  }
}

/** The process and, where the system tells, the time it began: a number alone is soon somebody else's. */
function identityOf(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch {
    return null // no such process
  }
  if (process.platform !== 'linux') return String(pid)
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
  const [state, ...fields] = afterName.split(' ')
  return state === 'Z' ? null : `${pid}-${fields[18]}` // field 22 of proc(5), starttime; a zombie has ended
}

function linked(lock: string): boolean {
  try {
    symlinkSync(String(identityOf(process.pid)), lock)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

function ownerOf(lock: string): string | null {
  try {
    return readlinkSync(lock)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Renamed into the inbox, so that the owner reads whole notes only. */
function leaveNote(inbox: string, second: SecondStart): void {
  const name = randomUUID()
  writeFileSync(join(inbox, `.${name}`), JSON.stringify(second), { mode: 0o600 })
  renameSync(join(inbox, `.${name}`), join(inbox, name))
}

function readNotes(inbox: string, onNote: (second: SecondStart) => void): void {
  for (const name of readdirSync(inbox)) {
    if (name.startsWith('.')) continue
    const file = join(inbox, name)
    const second: SecondStart = JSON.parse(readFileSync(file, 'utf8'))
    rmSync(file)
    onNote(second)
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
