import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What one stretch of work did to the process it ran in; ms and bytes. */
export interface Load {
  readonly tookMs: number
  /** What all threads of the process computed: the same on a busy machine as on a calm one. */
  readonly cpuMs: number
  readonly stallP99Ms: number
  readonly stallMaxMs: number
  /** The most the main thread itself computed between two turns: a stall without the time it waited for a core. */
  readonly computeMaxMs: number
  readonly rssBefore: number
  readonly rssPeak: number
  readonly rssAfter: number
}

/** Watches the event loop and the memory while `work` runs. */
export async function watched(work: () => Promise<unknown>): Promise<Load> {
  const rssBefore = process.memoryUsage.rss()
  let rssPeak = rssBefore
  let computeMaxMs = 0
  let computed = threadMs()
  const sampler = setInterval(() => {
    const now = threadMs()
    computeMaxMs = Math.max(computeMaxMs, now - computed)
    computed = now
    rssPeak = Math.max(rssPeak, process.memoryUsage.rss())
  }, 5)
  const delay = monitorEventLoopDelay({ resolution: 2 })
  delay.enable()
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const tookMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  delay.disable()
  clearInterval(sampler)
  return {
    tookMs,
    cpuMs: (user + system) / 1000,
    stallP99Ms: delay.percentile(99) / 1e6,
    stallMaxMs: delay.max / 1e6,
    computeMaxMs,
    rssBefore,
    rssPeak,
    rssAfter: process.memoryUsage.rss(),
  }
}

/** What this thread has computed so far, whoever else used the machine meanwhile. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
