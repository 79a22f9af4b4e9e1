import { useEffect, useState } from 'react'
import type { Instant } from '../../../shared/ids.ts'

/** Whole seconds until an instant, told anew each second; null while there is none. Never below zero. */
export function useSecondsLeft(endsAt: Instant | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (endsAt === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  if (endsAt === null) return null
  return Math.max(0, Math.ceil((Date.parse(endsAt) - now) / 1000))
}

/** `1:05`, the same in every language. */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
