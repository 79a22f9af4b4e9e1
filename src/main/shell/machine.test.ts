import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { expect, test } from 'vitest'
import { createMachine } from './machine.ts'

test('a lid that opens and a screen that is unlocked are both heard, until nobody listens', () => {
  const monitor = new EventEmitter()
  const machine = createMachine({
    powerMonitor: monitor as unknown as PowerMonitor,
    net: { isOnline: () => true },
  })
  let woken = 0
  const end = machine.onWake(() => void (woken += 1))
  for (const event of ['resume', 'suspend', 'unlock-screen', 'lock-screen']) monitor.emit(event)
  expect(woken).toBe(2)
  end()
  monitor.emit('resume')
  monitor.emit('unlock-screen')
  expect(woken).toBe(2)
})

test('the network is asked for anew each time', () => {
  let isOnline = false
  const machine = createMachine({
    powerMonitor: new EventEmitter() as unknown as PowerMonitor,
    net: { isOnline: () => isOnline },
  })
  expect(machine.isOnline()).toBe(false)
  isOnline = true
  expect(machine.isOnline()).toBe(true)
})
