import type { LinkDeps } from '../../systems/system.ts'

/** For a link that has no certificate of its own to show: whoever asks for such a way out finds a bug. */
export const noOwnHttp: LinkDeps['openHttp'] = () => {
  throw new Error('this system shows no certificate of its own')
}
