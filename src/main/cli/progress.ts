import type { Progress, SignInStage } from '../../shared/progress.ts'
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

const signInText: Readonly<Record<SignInStage, string>> = {
  certificate: 'making a certificate',
  installation: 'introducing this computer to the bank',
  credential: 'registering the certificate',
  device: 'registering this device',
  session: 'opening a session',
  'oauth-client': 'making an OAuth client',
  'callback-url': 'registering the redirect address',
  'asking-bank': 'asking the bank',
  'opening-browser': 'waiting for you at the bank',
  'waiting-for-bank': 'waiting for you at the bank',
  'exchanging-code': 'signed in, fetching tokens',
}

function lineOf(progress: Progress): string {
  switch (progress.kind) {
    case 'authorise':
      return signInText[progress.stage]
    case 'sync': {
      const back = progress.reachedOn === null ? '' : `, back to ${progress.reachedOn}`
      return `${progress.stage}: ${progress.count} rows${back}`
    }
    case 'export':
      return `${progress.rows} of ${progress.total} rows written`
    case 'import':
      return `${progress.rows} of ${progress.total} rows taken in`
  }
}
