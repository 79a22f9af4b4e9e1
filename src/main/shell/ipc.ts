import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import { channels, type Channel } from '../../shared/channels.ts'
import { inputs, type Handlers, type Input, type Outputs } from '../../shared/contract.ts'
import { AppError, isAppError, toFailure, type Result } from '../../shared/errors.ts'

/** Who may call, and where failures are written. */
export interface IpcGuard {
  trusts(event: IpcMainInvokeEvent): boolean
  /** Logs the cause under the channel's name; returns the reference the person sees. */
  report(channel: Channel, cause: unknown): string
}

/**
 * The only door. Sender, then shape, then work; handlers do neither check and never see the event. The core may
 * still be on their way: the window opens before the data does, and a call made meanwhile waits here.
 */
export function registerIpc(
  ipc: Pick<IpcMain, 'handle'>,
  core: Promise<{ readonly handlers: Handlers }>,
  guard: IpcGuard,
): void {
  for (const channel of channels) {
    ipc.handle(channel, (event, raw: unknown) => answer(channel, event, raw, core, guard))
  }
}

async function answer<C extends Channel>(
  channel: C,
  event: IpcMainInvokeEvent,
  raw: unknown,
  core: Promise<{ readonly handlers: Handlers }>,
  guard: IpcGuard,
): Promise<Result<Outputs[C]>> {
  try {
    if (!guard.trusts(event)) throw new AppError('internal', 'untrusted sender')
    const input = readInput(channel, raw)
    const handler: Handlers[C] = (await core).handlers[channel]
    return { ok: true, value: await handler(input) }
  } catch (error) {
    // No fault: a page that asks a locked app learns so, and nobody has to look for a line in the log.
    const ref = isAppError(error, 'app-locked') ? undefined : guard.report(channel, error)
    return { ok: false, error: toFailure(error, ref) }
  }
}

/** @throws AppError `invalid-input`, naming where the shape is wrong and how, never what stood there */
function readInput<C extends Channel>(channel: C, raw: unknown): Input<C> {
  const schema = inputs[channel] as unknown as z.ZodType<Input<C>> // the union of schemas, at this channel
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(input)'}: ${issue.code}`)
  throw new AppError('invalid-input', where.join(', '))
}

/**
 * Is this call from the page we loaded, in the window we opened? `senderFrame` is null once its frame has gone. The
 * frame's own `origin` counts: `new URL('app://bundle/x').origin` is the text "null" in Node.
 */
export function isOurPage(
  event: { readonly sender: unknown; readonly senderFrame: { origin: string; parent: unknown } | null },
  window: { readonly webContents: Pick<WebContents, 'id'> } | null,
  origin: string,
): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame.parent === null &&
    frame.origin === origin &&
    window !== null &&
    event.sender === window.webContents
  )
}
