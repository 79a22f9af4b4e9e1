import type { Progress } from '../../shared/contract.ts'
import type { Core } from '../core.ts'

/** Says on standard error how long work goes: one line a step, rewritten in place on a terminal. */
export function showProgress(
  core: Pick<Core, 'onEvent'>,
  err: NodeJS.WritableStream & { isTTY?: boolean },
): () => void {
  let last = ''
  const stop = core.onEvent((channel, payload) => {
    if (channel !== 'progress') return
    const line = lineOf(payload as Progress) // the payload of this channel
    if (line === last) return
    last = line
    err.write(err.isTTY === true ? `\r\u001b[2K${line}` : `${line}\n`)
  })
  return () => {
    stop()
    if (err.isTTY === true && last !== '') err.write('\n')
  }
}

function lineOf(progress: Progress): string {
  switch (progress.kind) {
    case 'authorise':
      return progress.stage === 'exchanging-code'
        ? 'signed in, fetching tokens'
        : 'waiting for you at the bank'
    case 'sync': {
      const back = progress.reachedOn === null ? '' : `, back to ${progress.reachedOn}`
      return `${progress.stage}: ${progress.count} rows${back}`
    }
    case 'export':
      return `${progress.rows} of ${progress.total} rows written`
  }
}
