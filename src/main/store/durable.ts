import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Flushes a file and moves it to its name: whoever finds the name, also after a power cut, finds the whole file. */
export function moveDurably(from: string, to: string): void {
  flush(from, 'r+')
  renameSync(from, to)
  // Windows opens no folder; there the rename itself is written through.
  if (process.platform !== 'win32') flush(dirname(to), 'r')
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
