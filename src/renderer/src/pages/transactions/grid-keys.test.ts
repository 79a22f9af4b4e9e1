import { expect, test } from 'vitest'
import { targetOf } from './grid-keys.ts'

test('arrows go one row, page keys a screenful less one, Home and End to the ends', () => {
  const targets = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) =>
    targetOf(key, 50, 100, 11),
  )
  expect(targets).toEqual([51, 49, 60, 40, 0, 99])
})

test('the ends hold', () => {
  expect(['ArrowUp', 'PageUp'].map((key) => targetOf(key, 0, 100, 11))).toEqual([0, 0])
  expect(['ArrowDown', 'PageDown'].map((key) => targetOf(key, 99, 100, 11))).toEqual([99, 99])
})

test('a window of one row still moves by page, and other keys are left alone', () => {
  expect(targetOf('PageDown', 3, 100, 1)).toBe(4)
  expect(targetOf('a', 3, 100, 11)).toBeNull()
})
