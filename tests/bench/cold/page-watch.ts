/** When things happened in the page; ms since 1970, comparable with every other clock of this machine. */
export interface PageTimes {
  readonly navigated: number
  readonly firstPaint: number
  readonly shown: number
  readonly scriptBytes: number
}

/**
 * Runs inside the page, as text: waits for the first amount of the overview, or for the first heading where there is nothing
 * to sum up, and for the frame that paints it.
 */
const watch = `new Promise((resolve) => {
  const amount = /\\d[\\d\\s.,]*[.,]\\d{2}/
  const isThere = () => SUBJECT === 'amount'
    ? [...document.querySelectorAll('main p')].some((p) => amount.test(p.textContent))
    : document.querySelector('main h1') !== null
  const painted = () => requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      const shown = performance.timeOrigin + performance.now()
      const paint = performance.getEntriesByName('first-contentful-paint')[0]
      resolve({
        navigated: performance.timeOrigin,
        firstPaint: paint === undefined ? shown : performance.timeOrigin + paint.startTime,
        shown,
        scriptBytes: performance.getEntriesByType('resource').filter((each) => each.name.endsWith('.js'))
          .reduce((sum, each) => sum + each.decodedBodySize, 0),
      })
    }
    channel.port2.postMessage(null)
  })
  if (isThere()) return painted()
  new MutationObserver((_, observer) => {
    if (!isThere()) return
    observer.disconnect()
    painted()
  }).observe(document, { childList: true, subtree: true, characterData: true })
})`

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string } }
  readonly result?: { readonly result?: { readonly value?: PageTimes } }
}

/** Follows the app's window from its DevTools address until what is awaited is on screen. */
export async function watchPage(devTools: string, subject: 'amount' | 'heading'): Promise<PageTimes> {
  const socket = new WebSocket(devTools)
  const { promise, resolve, reject } = Promise.withResolvers<PageTimes>()
  let lastId = 0
  const asked = new Map<number, string>()
  const send = (method: string, params: object, sessionId?: string): number => {
    socket.send(JSON.stringify({ id: ++lastId, method, params, sessionId }))
    return lastId
  }
  const ask = (sessionId: string) => {
    const expression = watch.replace('SUBJECT', JSON.stringify(subject))
    asked.set(
      send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId),
      sessionId,
    )
  }
  socket.onopen = () =>
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
  socket.onerror = () => reject(new Error('the DevTools connection broke'))
  socket.onclose = () => reject(new Error('the app closed before anything was shown'))
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    const session = message.params?.sessionId
    if (message.method === 'Target.attachedToTarget' && message.params?.targetInfo?.type === 'page') {
      if (session !== undefined) ask(session)
    }
    const sessionId = asked.get(message.id ?? 0)
    if (sessionId === undefined) return
    const times = message.result?.result?.value
    if (times !== undefined) resolve(times)
    else ask(sessionId) // the blank page it began with gave way to ours
  }
  return await promise.finally(() => socket.close())
}
