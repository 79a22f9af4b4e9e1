import { useEffect } from 'react'
import { dateOf } from '../format/date.ts'

/** A minute's wait, not a timer set for midnight: that one would be late by as long as the machine slept. */
const lookEveryMs = 60_000

/** Tells when the day has changed: a window left open overnight would go on calling yesterday's numbers today's. */
export function useNewDay(onNewDay: () => unknown): void {
  useEffect(() => {
    let known = localToday()
    const look = () => {
      const today = localToday()
      if (today === known) return
      known = today
      onNewDay()
    }
    const timer = setInterval(look, lookEveryMs)
    window.addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', look)
    }
  }, [onNewDay])
}

function localToday(): string {
  return dateOf(new Date().toISOString())
}
