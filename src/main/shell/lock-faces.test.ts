import { expect, test } from 'vitest'
import { drawLock, type LockControl } from './lock-faces.ts'

function shell() {
  const did: string[] = []
  const lock: LockControl = { face: 'off', now: () => undefined }
  const draw = drawLock(lock, {
    window: { renew: () => void did.push('page anew') },
    pocket: { close: () => void did.push('small window closed') },
    tray: { setLock: (face) => void did.push(`tray ${face}`) },
    notifier: { setLocked: (isLocked) => void did.push(`silent ${isLocked}`) },
    drawMenu: () => void did.push(`menu ${lock.face}`),
  })
  return { did, draw }
}

test('locking takes the page, the small window, the tray and the notifications, in this order', () => {
  const { did, draw } = shell()
  draw('locked', 'open')
  expect(did).toEqual(['page anew', 'small window closed', 'silent true', 'tray locked', 'menu locked'])
})

test('an app that starts locked leaves its page alone, which has shown nothing', () => {
  const { did, draw } = shell()
  draw('locked', null)
  expect(did).not.toContain('page anew')
})

test('unlocking loads nothing anew: the page is there, and asks again', () => {
  const { did, draw } = shell()
  draw('open', 'locked')
  expect(did).toEqual(['silent false', 'tray open', 'menu open'])
})
