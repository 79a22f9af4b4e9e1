import { expect, test } from 'vitest'
import { isNear, pagesAround } from './row-pages.ts'

test('the pages of the rows in sight are wanted, and a neighbour shortly before it is seen', () => {
  expect(pagesAround(0, 15, 100_000)).toEqual({ first: 0, last: 0 })
  expect(pagesAround(130, 145, 100_000)).toEqual({ first: 0, last: 1 })
  expect(pagesAround(250, 265, 100_000)).toEqual({ first: 0, last: 1 })
  expect(pagesAround(300, 315, 100_000)).toEqual({ first: 1, last: 1 })
})

test('no page beyond the last row is wanted', () => {
  expect(pagesAround(99_980, 99_999, 100_000)).toEqual({ first: 499, last: 499 })
  expect(pagesAround(0, 0, 0)).toEqual({ first: 0, last: 0 })
  expect(pagesAround(180, 199, 200)).toEqual({ first: 0, last: 0 })
})

test('scrolling on is near, dragging away is not', () => {
  expect(isNear({ first: 3, last: 4 }, { first: 5, last: 5 })).toBe(true)
  expect(isNear({ first: 3, last: 4 }, { first: 2, last: 2 })).toBe(true)
  expect(isNear({ first: 3, last: 4 }, { first: 6, last: 7 })).toBe(false)
  expect(isNear({ first: 8, last: 8 }, { first: 3, last: 4 })).toBe(false)
})
