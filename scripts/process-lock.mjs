// @ts-check
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Does this process still run, under this name where one is given? A number alone may have gone to another program.
 * @param {number} pid
 * @param {string} [name] part of its command line
 */
export function isAlive(pid, name) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return commandLine !== '' && (name === undefined || commandLine.includes(name))
  } catch {
    return false // no such process (or, on another system, no /proc: then nothing here is used)
  }
}

/**
 * Does `work` while no other process holds the lock file. A lock whose owner has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {number} patienceMs
 * @returns {Promise<T>}
 */
export async function withLock(file, work, patienceMs = 20_000) {
  const deadline = Date.now() + patienceMs
  while (!take(file)) {
    if (Date.now() > deadline) throw new Error(`another program holds ${file}`)
    await wait(50)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    const owner = ownerOf(file)
    if (owner !== null && !isAlive(owner)) rmSync(file, { force: true })
    return false
  }
}

/** Null while the owner is between making the file and writing its number. @param {string} file */
function ownerOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return pid > 0 ? pid : null
  } catch {
    return null // released in between
  }
}
